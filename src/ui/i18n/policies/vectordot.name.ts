import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "VectorDot", short: "VectorDot", about: "where least is used of what a VM asks for" },
  ko: { name: "VectorDot", short: "VectorDot", about: "가상머신이 쓸 자원이 가장 덜 쓰이는 곳으로" },
};
