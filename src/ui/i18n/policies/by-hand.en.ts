import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  name: "You",
  about: "by hand, asked when a PM is over",
  moved: "{{source}} was over on {{resources}}: {{vm}} goes to {{target}}",
};
