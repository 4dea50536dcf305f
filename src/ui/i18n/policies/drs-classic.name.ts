import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "VMware DRS (classic)", short: "DRS", about: "greedy descent on the deviation, if it pays" },
  ko: { name: "VMware DRS(고전)", short: "DRS", about: "편차를 욕심껏 낮추되 값어치가 있을 때만" },
};
