import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "Per-step optimum", short: "Optimum", about: "least excess, fewest moves, lowest peak" },
  ko: { name: "단계별 최적해", short: "최적해", about: "초과량, 이동 수, 최고 이용률 순으로 최소" },
};
