import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "The OpenStack project, in its optimization service Watcher",
    idea: "A hot PM gives away the one VM that comes closest to what the PM has above the mean of the fleet. It goes to the PM that is used least and has room for it.",
    formula: "VM: the least of load of the PM − mean load − load of the VM that is not negative",
    surprise:
      "A VM larger than its PM's excess over the mean never moves, however hot the PM is; and as shipped a PM is hot at 25 %.",
  },
  ko: {
    who: "OpenStack 프로젝트의 최적화 서비스 Watcher",
    idea: "과열된 PM은 자신이 전체 평균을 넘는 만큼에 가장 가까운 가상머신 하나를 내놓는다. 그것은 자리가 있고 가장 덜 쓰이는 PM으로 간다.",
    formula: "가상머신: PM의 부하 − 평균 부하 − 가상머신의 부하가 음수가 아니면서 가장 작은 것",
    surprise:
      "PM이 평균을 넘는 만큼보다 큰 가상머신은 PM이 아무리 과열돼도 옮기지 않는다. 출시된 기본값에서는 25 %부터 과열이다.",
  },
};
