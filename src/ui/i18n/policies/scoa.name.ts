import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "SCOA", short: "SCOA", about: "distance in 3D" },
  ko: { name: "SCOA", short: "SCOA", about: "3차원 공간의 거리" },
};
