import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}}의 {{resources}} 과부하: {{vm, 을}} 그 자원이 가장 덜 쓰이는 {{target, 으로}} 옮긴다",
  parameters: {
    load: {
      name: "내적에 쓰는 부하",
      about: "부하와 요구량을 곱할 때 PM의 부하에 가상머신을 넣을지 (VD3).",
      values: {
        before: { full: "가상머신을 넣지 않은 지금의 부하", short: "넣지 않음" },
        with: { full: "가상머신을 넣은 뒤의 부하", short: "넣음" },
      },
    },
  },
  criteria: {
    imbalance: {
      name: "불균형",
      short: "불균형",
      about: "PM이 얼마나 넘었는지. 넘지 않으면 없고, 넘을수록 지수적으로 커진다.",
      formula: "T를 넘은 자원마다 e^((u − T) ÷ T), 그 합",
    },
    left: {
      name: "남는 불균형",
      short: "남음",
      about: "가상머신이 나간 뒤 PM의 불균형.",
      formula: "T를 넘은 자원마다 e^((u − T) ÷ T), 그 합",
    },
    dot: {
      name: "내적",
      short: "u·d",
      about: "가상머신이 요구하는 자원이 PM에서 얼마나 쓰이는지, 요구하는 만큼 무게를 두어 더한 값.",
      formula: "(u ÷ T) · d",
    },
  },
  says: {
    source: "포기하지 않은 과부하 PM 중 불균형이 가장 큰 것이 먼저: {{list}}.",
    target: "받아도 임계값 이하인 PM 중 부하와 요구량의 내적이 가장 작은 것은 {{target}}: {{figure}}.",
    untold:
      "어느 가상머신이 나갈지는 남는 불균형을 거쳐 임계값에도 달려 있다. 이 수치로는 가장 작은 변화를 알 수 없다.",
  },
  listing: {
    sources: "과부하인 PM이 있는 동안, 그중 불균형이 가장 큰 PM",
    vms: "불균형을 낮추는 가상머신마다, 많이 낮추는 순으로",
    target: "{{threshold}} 이하로 남는 PM 중 내적이 가장 작은 것",
    migrate: "있으면: 이동, 다시 시작",
    none: "해결 불가능",
  },
  assumptions: {
    load: {
      title: "가상머신을 뺀 부하인지 넣은 부하인지 (VD3)",
      text: "여기서는: {{value}}. 원 논문은 부하와 요구량을 곱하지만, 그 부하에 가상머신이 들어가는지는 알 수 없다.",
      absent:
        "원 논문은 부하와 요구량을 곱하지만, 그 부하에 가상머신이 들어가는지는 알 수 없다. 따로 고르지 않으면 넣지 않는다.",
    },
    order: {
      title: "어느 PM부터 덜어 내는지 (VD2)",
      text: "불균형이 가장 큰 PM부터, 옮길 때마다 다시 고른다. 도움이 되는 가상머신을 내보낼 수 없는 PM은 그 단계 동안 제쳐 둔다.",
    },
    room: {
      title: "여유는 임계값 이하 (VD3)",
      text: "받은 뒤에도 세 자원 모두 임계값 이하인 PM만 받는다. 그래서 이동이 과부하를 만들지 않는다.",
    },
    storage: {
      title: "저장 장치와 스위치는 없음 (VD3)",
      text: "원 논문은 서버, 스위치, 저장 장치를 잇는 경로에 가상머신과 디스크를 놓는다. 여기서 경로는 PM 하나다.",
    },
    ties: {
      title: "똑같이 도움이 되는 가상머신 (VD4)",
      text: "가상머신 하나만 나가도 과부하가 풀리는 경우가 흔하고, 그런 가상머신이 여럿일 때가 많다. 그때는 번호가 작은 것이 나간다 (P9).",
    },
  },
};
