import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "가장 찬 {{source}}의 {{vm, 을}} 가장 빈 {{target, 으로}} 옮긴다",
  parameters: {
    method: {
      name: "기준 자원",
      about: "판단하는 자원 하나 (PX1). 여유는 무엇을 고르든 메모리로 따진다 (PX7).",
      values: {
        memory: { full: "메모리", short: "mem" },
        cpu: { full: "중앙 처리 장치(cpu)", short: "cpu" },
      },
    },
    balanciness: {
      name: "허용 차이",
      about: "가장 찬 PM이 가장 빈 PM보다 이만큼 넘게 높은 동안 움직인다 (PX2).",
    },
    threshold: { name: "임계값", about: "가장 찬 PM이 이 값 이상이어도 움직인다 (PX2). 0은 없음." },
    largerFirst: {
      name: "큰 가상머신부터",
      about: "가상머신을 살피는 순서, 메모리 기준 (PX3).",
      values: {
        off: { full: "아니요, 작은 것부터", short: "작은 것부터" },
        on: { full: "예", short: "큰 것부터" },
      },
    },
    vcpuUnits: {
      name: "장부의 cpu 단위",
      about: "옮긴 가상머신의 cpu를 제품처럼 적을지, 맞는 단위로 적을지 (PX13).",
      values: {
        cores: { full: "코어로, 맞게", short: "코어" },
        faithful: { full: "제품처럼 vCPU에 대한 비율로", short: "제품대로" },
      },
    },
    vcpus: { name: "가상머신의 vCPU", about: "제품처럼 적을 때 cpu를 나누는 수 (PX13)." },
    release: {
      name: "버전",
      about: "1.1.11은 실행마다 타겟을 한 번만 고르고 가상머신을 cpu 순으로 살폈다 (PX14).",
      values: { "2.2": { full: "2.2.0", short: "2.2" }, "1.1.11": { full: "1.1.11", short: "1.1.11" } },
    },
    runsPerStep: { name: "단계의 실행 수", about: "앞의 실행이 무언가 옮겼으면 다시 실행한다 (RM2)." },
  },
  criteria: {
    gap: {
      name: "차이, %p",
      short: "차이",
      about: "가장 찬 PM이 가장 빈 PM보다 얼마나 높은지.",
      formula: "100 × (가장 높은 u − 가장 낮은 u)",
    },
    highest: {
      name: "가장 높은 값, %",
      short: "최고",
      about: "가장 찬 PM이 얼마나 찼는지.",
      formula: "100 × 가장 높은 u",
    },
  },
  says: {
    source: "가장 찬 PM이 내놓는다: {{list}}.",
    target: "받을 PM은 {{target}}, 지금 {{figure}}.",
    untold:
      "여기서는 가장 찬 PM과 가장 빈 PM이 얼마나 다른지로 옮기고, 가상머신은 한 번씩만 살핀다. 이 수치로는 가장 작은 변화를 알 수 없다.",
  },
  listing: {
    while: "PM들이 너무 다른 동안, 작은 가상머신부터 하나씩",
    source: "가장 찬 PM에 있으면",
    target: "가장 빈 PM을 골라",
    fit: "메모리가 그곳의 여유보다 작으면 옮긴다",
    none: "끝났을 때 과부하인 PM은 해결 불가능",
  },
  assumptions: {
    stacks: {
      title: "쌓고 되돌린다 (PX11)",
      text: "가상머신이 차이보다 큰지 묻지 않는다. 하나씩 있는 두 PM이 0.5와 0.31이면 둘 다 한쪽으로, 다음 실행에서 둘 다 다른 쪽으로 옮기기를 끝없이 되풀이한다.",
    },
    blind: {
      title: "자원 하나와 메모리 여유만 (PX7, PX12)",
      text: "타겟의 cpu도 임계값도 묻지 않는다. 다른 자원이나 net의 과부하(RM1)는 보지 못하고, 옮겨서 과부하를 만들기도 한다.",
    },
    units: {
      title: "cpu를 다른 단위로 적음 (PX13)",
      text: "여기서는: {{value}}. 제품은 가상머신의 cpu를 vCPU에 대한 비율로, PM은 코어로 세므로 cpu 기준에서는 장부가 거의 변하지 않아 계속 옮긴다.",
      absent:
        "제품은 가상머신의 cpu를 vCPU에 대한 비율로, PM은 코어로 세므로 cpu 기준에서는 계속 옮긴다. 여기서는 따로 고르지 않으면 맞게 적는다.",
    },
    release: {
      title: "버전마다 다름 (PX14)",
      text: "여기서는: {{value}}. 1.1.11까지는 실행마다 타겟을 한 번만 골라, 처음에 가장 빈 PM에 모두 쌓았다.",
      absent: "1.1.11까지는 실행마다 타겟을 한 번만 골라, 처음에 가장 빈 PM에 모두 쌓았다.",
    },
    order: {
      title: "판단한 순서대로 보임 (PX9)",
      text: "제품은 출발 PM과 가상머신 순서로 이동을 시작한다. 여기서는 이동에 시간이 걸리지 않으므로 결과가 같다.",
    },
  },
};
