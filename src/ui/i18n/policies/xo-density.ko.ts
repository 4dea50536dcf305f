import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "메모리가 남는 {{source, 을}} 비운다: {{vm, 을}} {{target, 으로}} 옮긴다",
  parameters: {
    powerOff: {
      name: "PM 끄기",
      about: "비운 PM을 그 단계 동안 끌지. 끄면 계획이 중간에 끝난다 (XO15).",
      values: {
        off: { full: "아니요", short: "켜 둠" },
        on: { full: "예, 제품처럼", short: "끔" },
      },
    },
    runsPerStep: { name: "단계의 실행 수", about: "앞의 실행이 PM을 비웠으면 다시 실행한다 (RM2)." },
  },
  criteria: {
    cpu: {
      name: "cpu, %",
      short: "cpu",
      about: "계획이 적어 둔 것까지 더한, PM에 대한 cpu의 백분율.",
      formula: "100 × u",
    },
    free: {
      name: "남은 메모리",
      short: "여유",
      about: "기준 PM을 1로 보고, 계획이 적어 둔 것까지 뺀 남은 메모리.",
      formula: "PM의 메모리 − 가상머신들의 메모리",
    },
    placed: {
      name: "옮길 곳이 있는 가상머신",
      short: "대",
      about: "비우려는 PM의 가상머신 가운데 갈 곳이 있는 것의 수.",
      formula: "갈 곳이 있는 가상머신, 전체 가운데",
    },
  },
  says: {
    source: "메모리가 남는 PM을 번호 순으로 본다 (남은 메모리): {{list}}.",
    target: "차례로 물어본 PM 가운데 여유가 있는 첫 PM은 {{target}}, 남은 메모리 {{figure}}.",
    untold: "과부하 때문이 아니라 메모리가 남아서 PM을 비운다. 이 수치로는 가장 작은 변화를 알 수 없다.",
  },
  listing: {
    source: "첫 PM이 아니고 메모리가 남는 PM마다, 번호 순으로",
    vm: "그 가상머신마다, 메모리가 큰 순으로",
    target: "첫 PM, 아니면 가장 찬 PM부터, {{threshold}} 미만으로 남는 곳",
    whole: "모두 갈 곳이 있으면",
    moved: "옮긴다. 적어 둔 것은 그대로 둔다",
    none: "끝났을 때 과부하인 PM은 해결 불가능",
  },
  assumptions: {
    mode: {
      title: "모든 PM을 다시 켤 수 있다고 본다 (XO13)",
      text: "제품은 켜는 방법을 적어 둔 호스트만 비운다. 기본값은 비어 있어 아무것도 하지 않는다.",
    },
    master: {
      title: "PM 0이 마스터 (XO13)",
      text: "풀의 마스터는 비우지 않고 가장 먼저 물어본다. 여기서는 켜져 있는 첫 PM이다.",
    },
    books: {
      title: "적어 둔 것이 남는다 (XO15)",
      text: "실패한 시도가 적어 둔 것이 그대로 남고, 비운 PM은 표시도 비움 처리도 되지 않아 가상머신이 그리로 갔다가 되돌아오기도 한다.",
    },
    power: {
      title: "끄면 계획이 중간에 끝난다 (XO15)",
      text: "비운 PM을 끄는지: {{value}}. 제품에서는 꺼진 PM으로 보내려는 곳에서 계획이 끝난다: 무작위 상태 60개에서 움직인 계획 44개 가운데 31개. 여기서는 다음 단계에 다시 켜져 있다.",
      absent:
        "제품에서는 꺼진 PM으로 보내려는 곳에서 계획이 끝난다: 무작위 상태 60개에서 움직인 계획 44개 가운데 31개. 여기서는 따로 고르지 않으면 켜 둔다.",
    },
    limits: {
      title: "한도 (XO13, RM1)",
      text: "제품의 한도 대신 시나리오의 임계값을 쓰고, 남은 메모리는 절대량이다. 과부하라고 덜어 주지 않으며 net은 보지 않는다.",
    },
  },
};
