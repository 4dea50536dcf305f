import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "CloudStack condensed", short: "CS cond.", about: "the move that gathers most" },
  ko: { name: "CloudStack 응축", short: "CS 응축", about: "가장 많이 모으는 이동" },
};
