import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}}의 {{vm, 을}} {{target, 으로}} 옮긴다: 둘이 이상점을 넘은 거리의 합이 줄어든다",
  parameters: {
    tolerance: {
      name: "허용 폭 k",
      about: "모든 PM의 평균을 표준편차의 몇 배까지 넘어도 평균과 같게 볼지 (IP1).",
    },
  },
  criteria: {
    score: {
      name: "점수",
      short: "점수",
      about: "넘은 자원만 세어, PM이 이상점을 얼마나 넘었는지.",
      formula: "‖max(0, u − 이상점)‖",
    },
    left: {
      name: "남는 점수",
      short: "남음",
      about: "가상머신이 나간 뒤 PM의 점수.",
      formula: "‖max(0, u − d − 이상점)‖",
    },
    growth: {
      name: "점수 증가",
      short: "증가",
      about: "가상머신을 받으면 PM의 점수가 얼마나 느는지.",
      formula: "받은 뒤의 점수 − 지금 점수",
    },
    together: {
      name: "두 점수의 합",
      short: "합",
      about: "이동하는 두 PM의 점수를 더한 값. 나머지 PM의 점수는 그대로다.",
      formula: "소스의 점수 + 타겟의 점수",
    },
  },
  says: {
    source: "이상점을 넘은 PM, 멀리 넘은 순서: {{list}}.",
    target: "받아도 임계값 이하인 PM 중 점수가 가장 적게 느는 것은 {{target}}: {{figure}}.",
    formed: { ideal: "이 단계의 이상점은 cpu {{cpu}}, net {{net}}, mem {{mem}}." },
    untold:
      "여기서는 한 PM의 과부하가 아니라 모든 PM의 평균을 얼마나 넘었는지로 옮길 것을 고른다. 이 수치로는 가장 작은 변화를 알 수 없다.",
  },
  listing: {
    ideal: "이상점 ← 모든 PM의 평균에 허용 폭을 더한 점",
    sources: "이상점을 넘은 PM마다, 멀리 넘은 순으로",
    vms: "그 가상머신마다, 나가면 가장 가까워지는 순으로",
    targets: "{{threshold}} 이하로 남는 PM 중 점수가 가장 적게 느는 것",
    move: "두 점수의 합이 줄어들면: 이동, 다시 시작",
    none: "더 옮길 것이 없을 때 과부하인 PM은 해결 불가능",
  },
  assumptions: {
    resources: {
      title: "어느 자원을 보는지 (IP1)",
      text: "제품은 cpu와 메모리, 그리고 커널이 알리는 각각의 압박(pressure)을 본다. 여기서는 압박 없이 PM의 세 자원을 본다.",
    },
    frozen: {
      title: "이상점은 한 단계 안에서 움직이지 않음 (IP1)",
      text: "제품이 내보내기 전에 재듯이, 움직이기 시작할 때 한 번 정한다. 그러지 않으면 옮길 때마다 표준편차가 줄어 목표가 앞으로 달아난다.",
    },
    large: {
      title: "첫 가상머신이 갈 곳이 없을 때 (IP4)",
      text: "가장 도움이 될 가상머신은 너무 커서 갈 곳이 없을 때가 많다. 그러면 다음 것을 보고, 내보낼 것이 없는 PM은 다음 차례까지 건너뛴다.",
    },
    room: {
      title: "여유는 임계값 이하 (IP5)",
      text: "받은 뒤에도 임계값 이하인 PM만 받는다. 제품에서는 스케줄러가 가상머신이 요청한 양으로 정한다.",
    },
    once: {
      title: "가상머신은 한 단계에 한 번 (IP6)",
      text: "옮긴 가상머신은 단계가 끝날 때까지 그대로 있다. 그래서 모든 단계는 끝난다.",
    },
    damping: {
      title: "몇 번이고 다시 움직임 (IP6)",
      text: "제품은 값을 1분 동안 고르게 하고, 한 번에 PM마다 둘, 모두 다섯까지만 내보낸 뒤 기다린다. 여기서는 바라면 이 알고리즘도 다른 모든 것처럼 감쇠로 그렇게 할 수 있다.",
    },
  },
};
