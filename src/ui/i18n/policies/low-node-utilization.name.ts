import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: {
    name: "LowNodeUtilization",
    short: "LowNode",
    about: "evict from used nodes while others are idle",
  },
  ko: { name: "LowNodeUtilization", short: "LowNode", about: "빈 노드가 있는 동안 찬 노드에서 내보냄" },
};
