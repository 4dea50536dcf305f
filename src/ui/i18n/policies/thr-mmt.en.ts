import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  name: "THR-MMT",
  about: "threshold, quickest migrations",
  moved: "{{source}} was over on {{resources}}: {{vm}} goes to {{target}}, where power grows least",
  says: {
    taken: "Taken out of {{pm}} until it is not over, least memory first: {{list}}.",
    untold:
      "VMs are taken out here before places are looked for: another threshold changes which ones, less demand where they go. These figures do not tell the smallest change.",
  },
  listing: {
    sources: "for each overloaded PM, by number",
    taken: "take out VMs, least memory first, until it is not over",
    placed: "for each VM taken out, most cpu first",
    migrate: "to the PM where power grows least that stays ≤ {{threshold}}",
    none: "no solution for a PM that is still over",
  },
};
