/** What forms and dialogs ask for, in Korean. */

import type { Catalogue } from "./catalogue.ts";

export const generate: Catalogue["generate"] = {
  title: "시나리오 만들기",
  about:
    "논문과 같은 종류의 가상머신으로 원하는 크기의 시나리오를 만든다. 패턴과 주 자원은 표 1을 따르고 나머지 값은 시드에서 정한다. PM의 부하가 논문과 같은 수준이 되도록 VM의 크기를 맞춘다.",
  sizes: "PM × VM × 시간",
  size: "{{pms, number}} × {{vms, number}} × {{steps, number}}",
  figure: {
    pms: "PM 수",
    vms: "VM 수",
    steps: "단계 수",
    stepMinutes: "단계(분)",
    seed: "시드",
    load: "부하",
  },
  hint: {
    pms: "n대 중 i번 VM은 PM floor(i × PM 수 / n)에서 시작",
    vms: "PM 수 이상",
    steps: "실행할 단계의 수",
    stepMinutes: "한 단계의 길이(분), 논문은 60",
    seed: "시드가 같으면 부하도 같다",
    load: "1이 논문의 수준, 1.2는 VM마다 20% 더 크게",
  },
  problem: {
    "not-whole": "{{min, number}}부터 {{max, number}}까지의 정수여야 합니다",
    "not-a-number": "{{min}}부터 {{max}}까지의 수여야 합니다",
    "fewer-vms-than-pms": "{{pms, number}} 이상이어야 합니다. PM마다 VM이 있어야 합니다",
    "run-too-large":
      "너무 많습니다. 실행 기록의 값이 단계 × PM × 3 = {{figures, number}}개로, 담을 수 있는 {{most, number}}개보다 많습니다",
  },
  run: "실행",
  cancel: "취소",
};

export const numberField: Catalogue["numberField"] = { within: "{{min}}에서 {{max}}까지" };

export const parameterUnit: Catalogue["parameterUnit"] = {
  steps: "단계",
  watts: "W",
  fraction: "(0에서 1)",
  gigabytes: "GB",
  gigabits: "Gbit/s",
  moves: "회",
  runs: "회",
  imbalance: "(표준편차 ÷ 평균 ÷ √(n − 1))",
  points: "%p",
  percent: "%",
  cpus: "vCPU",
  deviation: "(표준편차)",
  pods: "대",
  nodes: "대",
  weight: "(가중치)",
  squares: "(u²)",
  seconds: "초",
  places: "PM × 가상머신",
  waves: "개",
  days: "일",
};

export const stepLength: Catalogue["stepLength"] = {
  change: "한 단계의 길이…",
  title: "한 단계는 얼마 동안입니까?",
  about:
    "{{file}} 파일은 단계를 세기만 하고 한 단계가 얼마 동안인지는 말하지 않습니다. PM-시간, 날짜와 시각이 여기에서 나옵니다.",
  minutes: "한 단계의 분",
  hint: "5분마다 값이 있으면 5. 나중에 바꿀 수 있습니다",
  wrong: "0.00001부터 10080(1주)까지의 수여야 합니다",
  unit: "분/단계",
  open: "열기",
  cancel: "취소",
};

export const threshold: Catalogue["threshold"] = {
  open: "다른 임계값…",
  dialog: "모든 레인에 다른 임계값",
  title: "임계값",
  about: "어느 자원이든 이보다 높은 PM은 과부하이다. 한계 {{limit}}은 그려 놓기만 한다.",
  value: "이보다 높으면 과부하",
  where: "어느 레인에서",
  scope: { lane: "이 레인", all: "모든 레인" },
  when: "언제부터",
  since: { start: "처음부터", here: "여기부터, {{moment}}" },
  apply: "바꾸기",
};

export const migration: Catalogue["migration"] = {
  open: "이동의 비용…",
  title: "이동의 비용",
  about: "pre-copy 라이브 마이그레이션 (MC1). 정책은 이것을 보지 않으며, 이유와 차트가 말한다.",
  memory: "기준 PM의 메모리",
  link: "링크로 보내는 양",
  dirty: "실행 중인 VM이 쓰는 양",
  none: "이 값으로는 말할 수 없다.",
  converges: "{{memory}}인 VM은 {{time}} 걸리고 {{downtime}} 동안 멈춘다. {{sent}}를 보낸다.",
  stopped:
    "{{memory}}인 VM은 {{time}} 걸린다. 링크보다 빠르게 써서 세워야 하며, {{downtime}} 동안 멈춘다. {{sent}}를 보낸다.",
};
