import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "You", short: "You", about: "by hand, asked when a PM is over" },
  ko: { name: "나", short: "나", about: "직접, PM이 과부하일 때마다 묻는다" },
};
