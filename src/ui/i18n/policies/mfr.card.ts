import type { PolicyCards } from "../policy-texts.ts";

export const card: PolicyCards = {
  en: {
    who: "Bobroff, Kochut and Beaty of IBM Research, at Integrated Management IM 2007",
    idea: "What each VM will demand is forecast from its days before, and how far that may be off is known from how far it was. PMs are filled first fit with the expected sum and a reserve, so that they overflow no more often than is allowed.",
    formula: "Σ μ + z · √Σ σ² ≤ capacity, z the quantile 1 − p of the normal distribution",
  },
  ko: {
    who: "IBM 연구소의 Bobroff, Kochut, Beaty, Integrated Management IM 2007",
    idea: "가상머신마다 지난 날들로 요구량을 예측하고, 빗나간 정도에서 앞으로 빗나갈 정도를 안다. 예상 합계와 예비분으로 PM을 최초 적합으로 채워, 넘치는 일이 허용한 것보다 잦지 않게 한다.",
    formula: "Σ μ + z · √Σ σ² ≤ 용량, z는 정규 분포의 1 − p 분위수",
  },
};
