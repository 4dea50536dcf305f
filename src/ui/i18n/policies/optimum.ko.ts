import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "이 단계의 가장 좋은 배치에 따라 {{source}}의 {{vm, 을}} {{target, 으로}} 옮긴다",
  parameters: {
    seconds: {
      name: "시간 제한",
      about: "단계마다 풀이에 쓸 수 있는 시간. 그때까지 찾은 것을 쓰고 남은 차이를 밝힌다 (OP6).",
    },
    mostPlaces: {
      name: "크기 제한",
      about: "PM 수와 가상머신 수의 곱이 이보다 크면 풀지 않는다 (OP6).",
    },
  },
  criteria: {
    excess: {
      name: "초과량",
      short: "초과량",
      about: "PM이 임계값을 얼마나 넘는지, 모든 PM과 자원을 더한 값 (OP2).",
      formula: "PM과 자원마다 max(0, u − T)의 합",
    },
    moves: {
      name: "이동 수",
      short: "이동",
      about: "단계가 시작할 때 있던 곳에 있지 않은 가상머신의 수 (OP3).",
      formula: "다른 PM에 있는 가상머신 수",
    },
    peak: {
      name: "최고 이용률",
      short: "최고",
      about: "어느 PM의 어느 자원에서든 가장 높은 이용률 (OP4).",
      formula: "PM과 자원 전체에서 u의 최댓값",
    },
    places: {
      name: "PM × 가상머신",
      short: "자리",
      about: "가상머신이 있을 수 있는 자리의 수, 곧 클러스터의 크기 (OP6).",
      formula: "PM 수 × 가상머신 수",
    },
    seconds: {
      name: "초",
      short: "초",
      about: "한 단계의 풀이에 쓸 수 있는 시간 (OP6).",
      formula: "초",
    },
  },
  says: {
    formed: {
      excess: "가장 작은 초과량은 {{found}} (전에는 {{now}}), 증명됨.",
      excessOpen:
        "찾은 것 가운데 가장 작은 초과량은 {{found}} (전에는 {{now}}). {{bound}}보다 작을 수는 없다. 이 단계의 {{seconds}}초가 지나 {{gap}}의 차이가 남았다.",
      moves: "그러려면 이동 {{found}}번이 가장 적다, 증명됨.",
      movesOpen:
        "찾은 것 가운데 그러려면 이동 {{found}}번이 가장 적다. {{bound}}번보다 적을 수는 없다. 이 단계의 {{seconds}}초가 지나 {{gap}}의 차이가 남았다.",
      peak: "그만큼 옮길 때 가장 낮은 최고 이용률은 {{found}} (전에는 {{now}}), 증명됨.",
      peakOpen:
        "그만큼 옮길 때 찾은 것 가운데 가장 낮은 최고 이용률은 {{found}} (전에는 {{now}}). {{bound}}보다 낮을 수는 없다. 이 단계의 {{seconds}}초가 지나 {{gap}}의 차이가 남았다.",
      tooLarge:
        "PM × 가상머신은 {{places}}인데 {{most}}까지만 풀므로 풀지 않았다. 어떤 배치도 초과량이 {{bound}}보다 작을 수 없다.",
    },
    untold:
      "풀이는 모든 배치를 한꺼번에 비교한다. 다른 이동을 가능하게 했을 가장 작은 변화는 이 수치로 알 수 없다.",
  },
  listing: {
    tooLarge: "클러스터가 너무 크면: 어떤 배치도 넘지 못할 한계만 알린다",
    excess: "모든 배치 가운데 {{threshold}}에 대한 초과량이 가장 작은 것들",
    moves: "그 가운데 지금에서 이동이 가장 적은 것들",
    peak: "그 가운데 최고 이용률이 가장 낮은 것",
    go: "그 배치로 하나씩 옮긴다",
    none: "그래도 과부하인 PM은 해결 불가능",
  },
  assumptions: {
    myopic: {
      title: "실행이 아니라 단계의 최적 (OP1)",
      text: "단계마다 따로 푼다. 지금 가장 좋은 것이 나중에는 걸림돌이 될 수 있어, 전체로는 다른 정책이 더 나을 수 있다.",
    },
    sum: {
      title: "초과량은 모든 자원의 합 (OP2)",
      text: "초과량은 PM과 자원 모두에 대해 더한다. 차트의 지표는 PM마다 가장 나쁜 자원만 본다.",
    },
    swaps: {
      title: "교환은 이동 두 번 (OP3)",
      text: "배치만 따지고 가상머신은 하나씩 옮긴다. 다른 정책의 교환은 이동 두 번으로 세어 비교한다.",
    },
    late: {
      title: "시간이 다 되면 (OP6)",
      text: "{{value}}초가 지나면 그때까지 찾은 가장 좋은 것을 쓴다. 증명되기까지 남은 차이를 보이고 기록하므로, 다시 재생할 때는 풀지 않는다.",
      absent: "시간 제한이 지나면 그때까지 찾은 가장 좋은 것을 쓰고, 증명되기까지 남은 차이를 보인다.",
    },
    large: {
      title: "큰 클러스터는 풀지 않음 (OP6)",
      text: "PM × 가상머신이 {{value}}보다 크면 어떤 단계도 풀지 않는다. 아무도 옮기지 않고, 어떤 배치도 넘지 못할 한계만 알린다.",
      absent: "크기 제한을 넘으면 풀지 않고, 어떤 배치도 넘지 못할 한계만 알린다.",
    },
  },
};
