import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: {
    name: "Watcher stabilization",
    short: "Watcher",
    about: "a list of moves, gone through once",
  },
  ko: { name: "Watcher 안정화", short: "Watcher", about: "이동 목록을 한 번 훑음" },
};
