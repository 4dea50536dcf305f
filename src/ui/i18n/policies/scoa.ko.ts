import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}}의 {{resources}} 과부하: {{vm, 을}} 가장 먼 {{target, 으로}} 옮긴다",
  parameters: {
    sourceLoad: {
      name: "소스의 부하",
      about: "타겟의 부하가 소스보다 커지면 옮길 수 없다. 소스의 부하를 언제 재는지는 논문에 없다 (S4).",
      values: {
        before: { full: "이동 전", short: "이동 전" },
        after: { full: "이동 후", short: "이동 후" },
      },
    },
  },
  criteria: {
    excess: {
      name: "임계값 초과량",
      short: "초과",
      about: "PM이 임계값을 얼마나 넘었는지, 모든 자원을 더한 값.",
      formula: "자원마다 Σ max(0, U − 임계값)",
    },
  },
  says: {
    source: "포기하지 않은 과부하 PM 중 원점에서 가장 먼 것이 먼저, ‖U‖ 순서: {{list}}.",
    target: "{{source}}에서 가장 먼 {{target}}, D {{figure}}: 이 PM에 묻는다.",
  },
  listing: {
    source: "소스 ← 원점에서 가장 먼 과부하 PM",
    target: "타겟 ← 소스에서 가장 먼 PM",
    candidates: "주 자원을 쓰는 소스의 가상머신마다, 그 활용률이 큰 순으로",
    migrate: "타겟이 {{threshold}} 이하이고 소스보다 크지 않으면: 이동, 다시 시작",
    swap: "아니면 교환이 가능하고 도움이 되면: 교환, 다시 시작",
    none: "해결 불가능",
  },
  printed: {
    title: "논문의 그림 3",
    about:
      "사성일, 하창수, 박찬익 (2008), 그림 3. 엄밀하지 않은 모의코드이다: 첨자가 두 번 쓰이고, N의 정의가 없으며, end가 들여쓰기와 맞지 않는다 (S7). 절차에서 표시된 줄에 해당하는 줄을 함께 표시한다.",
  },
  assumptions: {
    swap: {
      title: "교환이 허용되는 때 (S5)",
      text: "교환 뒤 소스의 다른 자원이 임계값을 넘으면서 전보다 커져서는 안 된다. 논문에는 없는 조건이지만, 없으면 두 PM이 과부하를 끝없이 주고받을 수 있다.",
    },
    sourceLoad: {
      title: "소스의 부하 (S4)",
      text: "타겟의 부하가 소스보다 커지면 옮길 수 없다. 소스의 부하를 이동 전에 재는지 후에 재는지는 논문에 없다. SCOA의 매개변수이며, 이 실행에서는 {{value}}이다.",
      absent: "지금 SCOA를 실행하는 레인이 없다.",
    },
  },
};
