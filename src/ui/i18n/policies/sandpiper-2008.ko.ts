import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}}의 {{resources}} 과부하: {{vm, 을}} volume이 가장 작은 {{target, 으로}} 옮긴다",
  criteria: {
    volume: {
      name: "volume",
      short: "volume",
      about: "PM이 얼마나 찼는지를 하나로 나타내는 값. 자원이 찰수록 끝없이 커진다.",
      formula: "volume = 1 ÷ ((1 − cpu) · (1 − net) · (1 − mem))",
      worked: "volume = 1 ÷ ((1 − {{cpu}}) · (1 − {{net}}) · (1 − {{mem}})) = {{value}}",
    },
  },
  says: {
    source: "포기하지 않은 과부하 PM 중 volume이 가장 큰 것이 먼저: {{list}}.",
    target: "나머지 중 volume이 가장 작은 {{target}}, {{figure}}: 이 PM에만 묻는다.",
  },
  listing: {
    source: "소스 ← volume이 가장 큰 과부하 PM",
    target: "타겟 ← volume이 가장 작은 PM",
    candidates: "소스의 가상머신마다, volume이 큰 순으로",
    migrate: "타겟이 {{threshold}} 이하이면: 이동, 다시 시작",
    pairs: "그 가상머신과 타겟의 가상머신 쌍마다, 타겟 쪽은 volume이 작은 순으로",
    swap: "교환이 가능하고 도움이 되면: 교환, 다시 시작",
    none: "해결 불가능",
  },
  assumptions: {
    target: {
      title: "Sandpiper의 타겟 (W2)",
      text: "타겟은 volume이 가장 작은 PM이다. 과부하인 PM 자신의 volume이 가장 작을 때 어떻게 하는지는 논문에 없다. 여기서는 나머지 가운데 가장 작은 PM을 고른다.",
    },
  },
};
