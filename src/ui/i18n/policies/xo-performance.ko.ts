import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}}의 {{resources}} 과부하: {{vm, 을}} 가장 한가한 {{target, 으로}} 옮긴다",
  parameters: {
    preventive: {
      name: "예방",
      about: "한도에 이른 PM이 없을 때 평균보다 훨씬 높은 PM이 내놓을지 (XO9).",
      values: { off: { full: "아니요", short: "초과만" }, on: { full: "예", short: "예방" } },
    },
    asWritten: {
      name: "메모리 부족",
      about: "메모리만 부족한 PM은 cpu와 상관없이 내놓게 하려던 것이다 (XO11).",
      values: {
        on: { full: "쓰인 코드대로, cpu가 더 높은 동안만", short: "코드대로" },
        off: { full: "의도대로 늘", short: "의도대로" },
      },
    },
    runsPerStep: { name: "단계의 실행 수", about: "앞의 실행이 무언가 옮겼으면 다시 실행한다 (RM2)." },
  },
  criteria: {
    hot: {
      name: "한도에 이른 PM",
      short: "초과",
      about: "cpu나 남은 메모리가 한도에 이른 PM의 수.",
      formula: "개수",
    },
    above: {
      name: "평균보다 훨씬 높은 PM",
      short: "높음",
      about: "cpu가 평균의 1.5배 이상이고 25 % 이상인 PM의 수.",
      formula: "개수",
    },
    cpu: {
      name: "cpu, %",
      short: "cpu",
      about: "PM에 대한 cpu의 백분율. 가상머신은 지금 있는 PM에 대한 것.",
      formula: "100 × u",
    },
    free: {
      name: "남은 메모리",
      short: "여유",
      about: "기준 PM을 1로 본 남은 메모리.",
      formula: "PM의 메모리 − 가상머신들의 메모리",
    },
  },
  says: {
    source: "한도에 이른 PM이 번호 순으로 내놓는다 (cpu, %): {{list}}.",
    target: "물어볼 곳은 {{target}} 하나, 지금 cpu {{figure}} %.",
    untold:
      "가상머신마다 PM 하나에만 묻고, 어느 PM인지는 부하마다 달라진다. 이 수치로는 가장 작은 변화를 알 수 없다.",
  },
  listing: {
    trigger: "한도에 이른 PM이 있으면 (cpu나 mem이 {{threshold}})",
    source: "그 PM마다, 번호 순으로",
    vm: "충분히 덜 때까지 가상머신마다, cpu가 큰 순, 비슷하면 메모리가 큰 순으로",
    target: "한도에 덜 이르고 cpu가 가장 낮은 PM을 골라",
    refused: "너무 차거나 소스보다 차지 않으면",
    migrate: "옮긴다",
    none: "끝났을 때 과부하인 PM은 해결 불가능",
  },
  assumptions: {
    limits: {
      title: "한도 (XO2)",
      text: "제품은 cpu 90 %와 남은 메모리 1000 MiB로 한도를 만든다. 여기서는 기준 크기의 PM이 시나리오의 임계값에서 한도에 이르게 했다. 남은 메모리는 절대량이라 작은 PM은 더 일찍, 큰 PM은 더 늦게 이른다.",
    },
    order: {
      title: "가장 심한 PM부터가 아님 (XO4)",
      text: "제품은 가장 심한 PM부터 보려 하지만 엉뚱한 것을 비교해 정렬이 되지 않는다.",
    },
    one: {
      title: "PM 하나에만 묻는다 (XO6, XO12)",
      text: "가장 좋은 PM이 거절하면 다른 PM에는 묻지 않는다. cpu 차이가 네 배 이내인 가상머신은 비슷하다고 보고 메모리 순으로 본다 (XO5).",
    },
    field: {
      title: "잘못 쓴 이름 (XO11)",
      text: "메모리만 부족한 PM이 내놓는 때: {{value}}.",
      absent: "쓰인 코드대로면 메모리만 부족한 PM은 cpu가 타겟보다 낮아지지 않는 동안만 내놓는다.",
    },
    large: {
      title: "큰 가상머신은 옮기지 않음 (XO10)",
      text: "혼자서 낮은 한도만큼 cpu를 쓰는 가상머신은 갈 곳이 없고, 제품은 알리지도 않는다. 크기가 다른 PM 사이에서 가상머신의 cpu를 환산하지 않는다 (XO1).",
    },
    preventive: {
      title: "한도에 이르기 전의 이동 (XO9)",
      text: "여기서는: {{value}}. 이런 이동도 이 알고리즘의 다른 이동처럼 해결로 센다 (C2).",
      absent: "따로 골라야 한다. 이런 이동도 이 알고리즘의 다른 이동처럼 해결로 센다 (C2).",
    },
    zeros: {
      title: "0인 측정값과 net (XO12, RM1)",
      text: "제품은 정확히 0인 값을 평균에서 빼지만 여기서는 넣는다. net의 과부하는 보지 않는다.",
    },
  },
};
