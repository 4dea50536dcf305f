import type { PolicyNames } from "../policy-texts.ts";

export const names: PolicyNames = {
  en: { name: "Proxmox VE CRS", short: "Proxmox", about: "the best single move for balance" },
  ko: { name: "Proxmox VE CRS", short: "Proxmox", about: "균형에 가장 좋은 이동 하나" },
};
