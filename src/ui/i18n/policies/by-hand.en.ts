import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}} was over on {{resources}}: {{vm}} goes to {{target}}",
};
