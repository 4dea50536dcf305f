import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}}의 {{vm, 을}} {{target, 으로}} 옮긴다: 홀로 또는 사슬로 전체의 목적값이 나아진다",
  parameters: {
    moveWeight: {
      name: "이동의 비용",
      about:
        "옮긴 가상머신마다 더하는 값, 활용률 제곱의 단위 (RB1). 클수록 많이 고르게 하는 이동만 한다. 0이면 조금이라도 고르게 하면 옮긴다.",
    },
    chainMoves: {
      name: "사슬의 이동 수",
      about: "가장 뜨거운 PM과 가장 차가운 PM 사이에서 해 보는 이동의 수 (RB5). 0이면 사슬이 없다.",
    },
  },
  criteria: {
    excess: {
      name: "임계값 초과량",
      short: "초과",
      about: "임계값을 넘은 양, 모든 자원을 더한 값: 한 PM의 것 또는 모든 PM의 것.",
      formula: "자원마다 Σ max(0, u − 임계값)",
    },
    squares: {
      name: "활용률 제곱",
      short: "u²",
      about: "PM이 얼마나 뜨거운지: 활용률의 제곱을 모든 자원에 걸쳐 더한 값.",
      formula: "자원마다 Σ u²",
    },
    objective: {
      name: "목적값",
      short: "목적",
      about: "모든 PM의 활용률 제곱과 이동의 비용을 더한 값.",
      formula: "PM과 자원마다 Σ u² + 비용 × 이동 수",
    },
    moves: {
      name: "이동 수",
      short: "이동",
      about: "사슬에 든 이동의 수.",
      formula: "이동의 수",
    },
  },
  says: {
    source: "제쳐 두지 않은 PM 가운데 가장 뜨거운 것의 차례: {{list}}.",
    target: "가장 차가운 {{target}}: {{source, 과}} 이 PM 사이에서 이동의 사슬을 해 본다.",
    moves: "가상머신마다 가장 좋은 이동, 그 변화 순: {{list}}.",
    formed: {
      chain:
        "이동 {{tried}}회의 사슬에서 처음 {{moves}}회를 함께 하면 초과량은 {{excess}}, 목적값은 {{objective}}만큼 변한다: 그만큼 옮긴다.",
      "no-chain": "이동 {{tried}}회의 사슬을 어디에서 끊어도 나아지지 않는다.",
    },
    untold: "여기서는 모든 PM을 함께 본 값으로 고른다. 이 수치로는 가장 작은 변화를 알 수 없다.",
  },
  listing: {
    source: "소스 ← 제쳐 두지 않은 가장 뜨거운 PM: 초과량, 그다음 u² 순",
    move: "그 가상머신의 가장 좋은 이동이 목적값을 낮추면: 이동",
    swap: "아니면 가장 좋은 교환이 낮추면: 교환",
    chain: "아니면 가장 차가운 PM과 주고받는 사슬: 낮추면 가장 좋은 앞부분을 이동",
    none: "아니면 제쳐 둔다. 모두 제쳐 두었을 때 과부하면 해결 불가능",
  },
  assumptions: {
    weight: {
      title: "이동의 비용 (RB1)",
      text: "이것을 쓰는 도구마다 비용을 스스로 정한다. 이 실행에서는 {{value}}, u²의 단위이다.",
      absent: "이것을 쓰는 도구마다 비용을 스스로 정한다. 지금 실행하는 레인이 없다.",
    },
    chain: {
      title: "어떤 사슬을 해 보는지 (RB5)",
      text: "u²로 보아 가장 뜨거운 PM과 가장 차가운 PM 사이에서, 이동은 많아야 {{value}}. 누구와 사슬을 만들고 어디에서 끝내는지는 출처에 없다.",
      absent:
        "u²로 보아 가장 뜨거운 PM과 가장 차가운 PM 사이. 누구와 사슬을 만들고 어디에서 끝내는지는 출처에 없다.",
    },
    aside: {
      title: "PM을 언제까지 제쳐 두는지 (RB6)",
      text: "그 가상머신이 오가거나, 모든 PM을 제쳐 둘 때까지. 그때 지난번 뒤로 바뀐 것이 있으면 모두 다시 차례를 얻는다.",
    },
    "at-once": {
      title: "찾는 대로 실행 (RB7)",
      text: "제품은 먼저 끝까지 찾고, 가상머신마다 마지막 자리로 한 번만 옮긴다. 여기서는 설명할 수 있도록 찾는 대로 옮긴다. 다시 고른 가상머신은 다시 옮기고, 비용도 다시 든다.",
    },
    time: {
      title: "스스로 끝남 (RB8)",
      text: "제품에는 시간이 주어진다. 여기서는 어느 컴퓨터에서나 되풀이할 수 있도록 국소 최적까지 간다.",
    },
  },
};
