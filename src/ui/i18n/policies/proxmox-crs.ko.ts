import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}}의 {{vm, 을}} {{target, 으로}} 옮긴다: 전체를 고르게 하는 데 가장 좋은 이동 하나",
  parameters: {
    method: {
      name: "방법",
      about: "가장 좋은 이동을 찾는 법: 이동 뒤의 불균형으로(PV4), 또는 TOPSIS 점수로 (PV5).",
      values: {
        bruteforce: { full: "이동 뒤의 불균형이 가장 작은 것", short: "전수" },
        topsis: { full: "TOPSIS 점수가 가장 높은 것", short: "TOPSIS" },
      },
    },
    threshold: { name: "임계값", about: "불균형이 이 값을 넘는 동안 움직인다 (PV3)." },
    margin: { name: "최소 이득", about: "이동이 불균형에서 덜어 내야 하는 비율 (PV6)." },
    normalize: {
      name: "클러스터 크기로 나누기",
      about: "불균형을 √(n − 1)로 나눌지. 2026년 5월부터 나눈다 (PV9).",
      values: {
        on: { full: "예, 2.1.0처럼", short: "나눔" },
        off: { full: "아니요, 2.0.0처럼", short: "나누지 않음" },
      },
    },
    maxMovesPerStep: { name: "단계의 이동 수", about: "이만큼 옮기면 멈춘다 (PV3). 0은 제한 없음." },
  },
  criteria: {
    imbalance: {
      name: "불균형",
      short: "I",
      about: "cpu와 메모리를 합쳐 본 부하가 얼마나 고르지 않은지.",
      formula: "표준편차 ÷ 평균, ÷ √(n − 1)",
    },
    after: {
      name: "이동 뒤의 불균형",
      short: "I",
      about: "이동이 남길 불균형.",
      formula: "표준편차 ÷ 평균, ÷ √(n − 1)",
    },
    score: {
      name: "점수",
      short: "점수",
      about: "가장 나쁜 이동에서 얼마나 먼지, 가장 좋은 이동에 견주어.",
      formula: "d(최악) ÷ (d(최악) + d(최선))",
    },
    gain: {
      name: "이득",
      short: "이득",
      about: "이동이 불균형에서 덜어 내는 비율.",
      formula: "(I − 이후 I) ÷ I",
    },
    moves: { name: "이동 수", short: "이동", about: "이 단계에서 옮긴 수.", formula: "개수" },
  },
  says: {
    moves: "가장 좋은 이동과 그 판단 값: {{list}}.",
    untold:
      "여기서는 한 PM의 과부하가 아니라 모든 PM이 서로 어떻게 다른지로 옮길 것을 고른다. 이 수치로는 가장 작은 변화를 알 수 없다.",
  },
  listing: {
    while: "(cpu + mem) / 2의 불균형이 임계값을 넘는 동안",
    moves: "모든 이동 가운데 가장 좋은 것을 찾는다",
    margin: "불균형을 충분히 덜어 내면 옮기고, 아니면 멈춘다",
    none: "그때 과부하인 PM은 해결 불가능",
  },
  assumptions: {
    opposites: {
      title: "서로 반대인 부하는 가려짐 (PV8)",
      text: "cpu가 가득한 PM과 메모리가 가득한 PM은 부하가 같게 나와 어느 쪽도 건드리지 않는다. net은 아예 보지 않는다 (RM1).",
    },
    room: {
      title: "여유를 묻지 않음 (PV7)",
      text: "이동은 균형만으로 판단한다. 타겟이 임계값을, 또는 용량을 넘을 수 있다.",
    },
    version: {
      title: "2026년 5월부터 기본값의 뜻이 달라짐 (PV9)",
      text: "나누기: {{value}}. PM 30대에서 기본값 0.3은 전보다 다섯 배 넘게 벌어져야 움직인다는 뜻이다.",
      absent: "PM 30대에서 기본값 0.3은 전보다 다섯 배 넘게 벌어져야 움직인다는 뜻이다.",
    },
    hold: {
      title: "세 번의 확인을 한 단계로 (PV3)",
      text: "제품은 불균형이 10초 간격으로 세 번 이어질 때까지 기다린다. 한 단계 안에서는 요구량이 변하지 않으므로 처음부터 채워진 것으로 본다.",
    },
  },
};
