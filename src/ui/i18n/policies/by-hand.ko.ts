import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}}의 {{resources}} 과부하: {{vm, 을}} {{target, 으로}} 옮긴다",
};
