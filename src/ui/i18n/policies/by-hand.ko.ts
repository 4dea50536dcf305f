import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  name: "나",
  about: "직접, PM이 과부하일 때마다 묻는다",
  moved: "{{source}}의 {{resources}} 과부하: {{vm, 을}} {{target, 으로}} 옮긴다",
};
