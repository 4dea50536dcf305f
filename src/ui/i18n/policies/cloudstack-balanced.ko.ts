import type { PolicyTexts } from "../policy-texts.ts";
import { allocated, blind, criteria, parameters, shared, stale, untold } from "./shared/cloudstack.ko.ts";

export const texts: PolicyTexts = {
  moved: "{{source}}의 {{vm, 을}} {{target, 으로}} 옮긴다: 불균형을 가장 많이 낮추는 이동",
  parameters: {
    ...parameters,
    imbalance: {
      name: "불균형 D",
      about: "불균형이 1 − D를 넘는 동안 움직인다 (CS3). 클수록 덜 봐준다.",
    },
  },
  criteria,
  says: {
    moves: "가상머신마다 가장 좋은 이동, 불균형을 많이 낮추는 순서: {{list}}.",
    untold,
  },
  listing: { while: "불균형이 1 − D를 넘는 동안", moves: "가장 많이 낮추는 이동을 찾는다", ...shared },
  assumptions: {
    allocated,
    defaults: {
      title: "기본값으로는 거의 움직이지 않음 (CS7)",
      text: "D = {{value}}에서는 두 PM의 부하가 몇 배 차이 나야 무언가를 옮긴다: 기본값 0.4에서 0.75와 0.25는 고른 것으로 본다.",
      absent:
        "기본값 0.4에서는 두 PM의 부하가 네 배 넘게 차이 나야 무언가를 옮긴다: 0.75와 0.25는 고른 것으로 본다.",
    },
    stale,
    blind,
  },
};
