import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  name: "No relocation",
  about: "the baseline",
  moved: "{{source}} was over on {{resources}}: {{vm}} goes to {{target}}",
};
