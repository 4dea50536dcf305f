import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "Watcher balance", short: "W balance", about: "a hot PM's excess over the mean" },
  ko: { name: "Watcher 균형", short: "W 균형", about: "과부하 PM의 평균 초과분" },
};
