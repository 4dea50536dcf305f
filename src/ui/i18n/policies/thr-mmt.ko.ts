import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}}의 {{resources}} 과부하: {{vm, 을}} 전력이 가장 적게 느는 {{target, 으로}} 옮긴다",
  parameters: {
    power: {
      name: "PM의 전력",
      about:
        "가상머신은 전력이 가장 적게 느는 곳으로 간다 (TM5). 직선: 쉬면 0, 그다음은 직선. 표: 두 서버에서 잰 값으로, 쉬어도 거의 그만큼 쓴다. 기준 PM보다 cpu가 많은 PM은 둘 가운데 큰 서버로 본다.",
      values: {
        linear: { full: "직선", short: "직선" },
        table: { full: "측정한 와트 표", short: "표" },
      },
    },
    maxWatts: {
      name: "최대 부하의 와트",
      about: "직선 모형에서 쓴다 (TM5). 설명에 나오는 값만 달라지고 이동은 달라지지 않는다.",
    },
    idleShare: {
      name: "쉬는 전력의 비율",
      about: "직선 모형에서 PM이 깨어나면 쓰는 전력을 최대의 비율로 (TM5): 클수록 쉬는 PM을 늦게 깨운다.",
    },
    resources: {
      name: "따지는 자원",
      about: "CloudSim은 과부하를 cpu로만(TM1), 여유를 cpu와 메모리로 따진다 (TM4).",
      values: {
        cpu: { full: "CloudSim처럼: 과부하는 cpu, 여유는 cpu와 mem", short: "cpu" },
        all: { full: "둘 다 세 자원 모두", short: "모두" },
      },
    },
    memory: {
      name: "기준 PM의 메모리",
      about: "가상머신이 요구하는 몫이 옮겨진다 (TM2). 설명에 나오는 초만 달라지고 이동은 달라지지 않는다.",
    },
    bandwidth: {
      name: "대역폭",
      about: "절반을 이동에 쓰고 모두에게 같다 (TM2). 설명에 나오는 초만 달라지고 이동은 달라지지 않는다.",
    },
    evacuate: {
      name: "적게 쓰이는 PM 비우기",
      about: "CloudSim 알고리즘의 뒷부분: 끌 수 있도록 가장 적게 쓰이는 PM부터 비운다 (TM6).",
      values: {
        off: { full: "아니요", short: "비우지 않음" },
        on: { full: "예", short: "비움" },
      },
    },
  },
  criteria: {
    watts: {
      name: "전력 증가, W",
      short: "W",
      about: "VM이 더해지면 PM이 더 쓰는 전력.",
      formula: "더한 뒤의 전력 − 이전의 전력",
    },
    seconds: {
      name: "이동, 초",
      short: "초",
      about: "VM을 옮기는 데 걸리는 시간.",
      formula: "메모리 ÷ 대역폭",
    },
    placed: {
      name: "옮길 곳이 있는 가상머신",
      short: "대",
      about: "비우려는 PM의 VM 가운데 갈 곳이 있는 것의 수.",
      formula: "갈 곳이 있는 VM, 전체 가운데",
    },
  },
  says: {
    source: "쓰이고 있고 cpu 초과가 아닌 PM 가운데 cpu를 가장 적게 쓰는 것부터 비운다: {{list}}.",
    target: "받을 수 있는 PM 가운데 전력이 가장 적게 느는 것은 {{target}}: {{figure}} W.",
    taken: "{{pm}}의 cpu 초과가 없어질 때까지 다음 순서로, 이동이 빠른 것부터(초) 꺼낸다: {{list}}.",
    formed: {
      growth:
        "{{pm}}의 cpu는 계획 전 {{before}}, {{vm, 과}} 계획된 것을 더하면 {{after}}: 전력 {{growth}} W 증가.",
    },
    untold:
      "여기서는 가상머신을 먼저 꺼낸 뒤 옮길 곳을 찾는다. 임계값이 바뀌면 꺼내는 가상머신이, 부하가 작아지면 옮길 곳이 달라지므로 이 수치로는 가장 작은 변화를 알 수 없다.",
  },
  listing: {
    sources: "cpu가 {{threshold}}를 넘는 PM마다, 번호 순으로",
    taken: "초과가 없어질 때까지 메모리가 작은 가상머신부터 꺼낸다",
    placed: "꺼낸 가상머신마다, cpu가 큰 순으로",
    allowed: "초과가 아니었고 여유가 있으며 {{threshold}} 이하로 남거나 쉬고 있는 PM 가운데",
    migrate: "전력이 가장 적게 느는 것으로 보이는 PM으로",
    none: "여전히 과부하인 PM은 해결 불가능",
    emptied: "원하면 가장 적게 쓰이는 PM부터 비운다",
    whole: "모든 가상머신이 옮길 곳을 찾아야 옮기고, 아니면 하나도 옮기지 않는다",
  },
};
