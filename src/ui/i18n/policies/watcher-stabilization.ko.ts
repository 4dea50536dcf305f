import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}}의 {{vm, 을}} {{target, 으로}} 옮긴다: PM 간 편차가 낮아진다",
  parameters: {
    metrics: {
      name: "기준 자원",
      about: "편차를 따지는 자원 (WS1). 둘 다면 하나라도 높을 때 움직이고, 하나라도 낮아지면 멈춘다.",
      values: {
        cpu: { full: "중앙 처리 장치(cpu)", short: "cpu" },
        memory: { full: "메모리", short: "mem" },
        both: { full: "cpu와 메모리", short: "둘 다" },
      },
    },
    threshold: { name: "임계값", about: "PM 간 표준편차가 이 값을 넘으면 움직인다 (WS2)." },
    onRepeat: {
      name: "다시 나온 가상머신",
      about: "이미 옮긴 가상머신을 또 옮기려 할 때 어떻게 할지 (WS6).",
      values: {
        skip: { full: "건너뛴다", short: "건너뜀" },
        break: { full: "제품처럼 실행 전체를 버린다", short: "버림" },
      },
    },
    runsPerStep: { name: "단계의 실행 수", about: "앞의 실행이 무언가 옮겼으면 다시 실행한다 (RM2)." },
  },
  criteria: {
    deviation: {
      name: "가장 큰 편차",
      short: "편차",
      about: "따지는 자원의 PM 간 표준편차 가운데 가장 큰 것.",
      formula: "u의 표준편차",
    },
    score: {
      name: "점수",
      short: "점수",
      about: "이동한 뒤, 따지는 자원의 표준편차를 더한 값.",
      formula: "표준편차의 합",
    },
  },
  says: {
    moves: "처음에 만든 목록, 그 이동 하나만 했을 때의 점수 순: {{list}}.",
    untold:
      "여기서는 모든 PM이 서로 어떻게 다른지로, 처음에 만든 목록에서 고른다. 이 수치로는 가장 작은 변화를 알 수 없다.",
  },
  listing: {
    trigger: "PM 간 편차가 임계값을 넘으면",
    list: "점수를 낮추는 이동의 목록을 낮은 것부터 만든다",
    accept: "여전히 낮추면 옮긴다. 편차 하나가 임계값보다 낮아질 때까지",
    none: "그때 과부하인 PM은 해결 불가능",
  },
  assumptions: {
    search: {
      title: "모든 PM을 본다 (WS3)",
      text: "제품의 기본값은 가상머신마다 무작위 PM 하나만 본다. 여기서는 되풀이할 수 있도록 늘 모두 본다.",
    },
    stale: {
      title: "목록을 다시 만들지 않음 (WS5, WS7)",
      text: "첫 이동 전에 어디로 갈지 정해진다. 똑같이 빈 PM이 또 있어도 두 가상머신이 한 PM으로 갈 수 있다.",
    },
    repeat: {
      title: "가상머신이 다시 나올 수 있음 (WS6)",
      text: "여기서는: {{value}}. 제품에서는 실행 전체가 실패한다: 무작위 상태 60개 가운데 19개에서.",
      absent: "제품에서는 실행 전체가 실패한다: 무작위 상태 60개 가운데 19개에서. 여기서는 건너뛴다.",
    },
    room: {
      title: "여유도 과부하도 묻지 않음 (WS5)",
      text: "타겟이 임계값을, 또는 용량을 넘을 수 있다. 기본값은 cpu만 따지고, net은 보지 않는다 (RM1).",
    },
  },
};
