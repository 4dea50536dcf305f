import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "Sa, Ha and Park, in the Journal of KIISE",
    idea: "A PM is a point in the space of its three utilizations. The PM over that lies farthest from the origin gives what it uses most of to the PM that lies farthest from it, as that is the one that is loaded most differently.",
    formula: "target: the PM t with the greatest D = √((cpu − cpuₜ)² + (net − netₜ)² + (mem − memₜ)²)",
  },
  ko: {
    who: "Sa, Ha, Park, 정보과학회논문지",
    idea: "PM은 세 자원의 사용률을 좌표로 하는 공간의 점이다. 원점에서 가장 먼 과부하 PM이 자신과 가장 다르게 쓰이는 PM, 곧 자신에게서 가장 먼 PM에 가장 많이 쓰는 자원의 부하를 넘긴다.",
    formula: "타겟: D = √((cpu − cpuₜ)² + (net − netₜ)² + (mem − memₜ)²)가 가장 큰 PM t",
  },
};
