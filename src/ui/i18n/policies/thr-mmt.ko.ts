import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  name: "THR-MMT",
  about: "임계값, 가장 빠른 이동",
  moved: "{{source}}의 {{resources}} 과부하: {{vm, 을}} 전력이 가장 적게 느는 {{target, 으로}} 옮긴다",
  says: {
    taken: "{{pm}}에서 과부하가 없어질 때까지 메모리가 작은 순으로 꺼낸다: {{list}}.",
    untold:
      "여기서는 가상머신을 먼저 꺼낸 뒤 옮길 곳을 찾는다. 임계값이 바뀌면 꺼내는 가상머신이, 부하가 작아지면 옮길 곳이 달라지므로 이 수치로는 가장 작은 변화를 알 수 없다.",
  },
  listing: {
    sources: "과부하 PM마다, 번호 순으로",
    taken: "과부하가 없어질 때까지 메모리가 작은 가상머신부터 꺼낸다",
    placed: "꺼낸 가상머신마다, cpu가 큰 순으로",
    migrate: "{{threshold}} 이하이면서 전력이 가장 적게 느는 PM으로 이동",
    none: "여전히 과부하인 PM은 해결 불가능",
  },
};
