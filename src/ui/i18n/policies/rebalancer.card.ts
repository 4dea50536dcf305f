import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "Meta, whose allocators for servers, shards and containers are built on it; published at OSDI 2024.",
    idea: "State what is wanted as an objective, and search from the placement that there is: the hottest PM's best move, or else its best swap, or else a chain of moves that may get worse before it gets better. It ends where nothing helps any more.",
    formula: "first Σ max(0, u − T), then Σ u² + weight × moves, over PMs and resources",
  },
  ko: {
    who: "Meta. 서버, 샤드, 컨테이너의 배치기가 이 위에 서 있다. OSDI 2024에 발표.",
    idea: "바라는 것을 목적값으로 적고, 지금 배치에서 찾아 나간다: 가장 뜨거운 PM의 가장 좋은 이동, 아니면 가장 좋은 교환, 아니면 나빠졌다가 나아지는 이동의 사슬. 더 나아질 것이 없으면 끝난다.",
    formula: "먼저 Σ max(0, u − T), 그다음 Σ u² + 비용 × 이동 수, PM과 자원에 걸쳐",
  },
};
