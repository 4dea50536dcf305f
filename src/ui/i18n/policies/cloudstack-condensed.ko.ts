import type { PolicyTexts } from "../policy-texts.ts";
import { allocated, blind, criteria, parameters, shared, stale, untold } from "./shared/cloudstack.ko.ts";

export const texts: PolicyTexts = {
  moved: "{{source}}의 {{vm, 을}} {{target, 으로}} 옮긴다: 불균형을 가장 많이 높이는 이동",
  parameters: {
    ...parameters,
    imbalance: {
      name: "불균형 D",
      about: "불균형이 D보다 낮은 동안 움직인다 (CS3). 클수록 많이 모은다.",
    },
    skip: {
      name: "가득 찬 기준",
      about: "이보다 많이 쓰는 PM은 계속할지 따질 때 세지 않는다 (CS3).",
    },
  },
  criteria,
  says: {
    moves: "가상머신마다 가장 좋은 이동, 불균형을 많이 높이는 순서: {{list}}.",
    untold,
  },
  listing: {
    while: "가득 찬 PM을 빼고 불균형이 D보다 낮은 동안",
    moves: "가장 많이 높이는 이동을 찾는다",
    ...shared,
  },
  assumptions: {
    allocated,
    defaults: {
      title: "PM이 비기 전에 멈춤 (CS9)",
      text: "D = {{value}}만큼 고르지 않으면 만족하는데, 기본값 0.4에서는 대개 PM이 하나도 비기 전이다. 아무것도 끄지 않는다.",
      absent: "기본값 0.4에서는 대개 PM이 하나도 비기 전에 만족한다. 아무것도 끄지 않는다.",
    },
    stale,
    blind,
  },
};
