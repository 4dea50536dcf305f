/** What is said of damping where it is set (DA1-DA6). */

import type { DampingTexts } from "./catalogue.ts";

export const dampingTexts: DampingTexts = {
  damping: {
    title: "감쇠",
    about:
      "어떤 정책이든 너무 일찍, 너무 자주, 또는 너무 작은 이득에 움직이지 않게 한다. 처음에는 모두 꺼져 있다.",
    kind: {
      hold: {
        name: "지속",
        about:
          "이번을 포함한 최근 단계 가운데 이만큼 과부하였던 PM만 덜어 준다. 살펴보는 단계가 더 많지 않으면 잇달아서여야 한다 (DA1). 전체를 보는 정책은 그만큼 움직이려 했을 때 움직인다.",
      },
      cooldown: { name: "쿨다운", about: "옮긴 VM은 이만큼의 단계 동안 그 자리에 머문다 (DA2)." },
      margin: { name: "여유 폭", about: "VM을 받는 PM은 임계값보다 이만큼 아래에 머물러야 한다 (DA3)." },
      moves: {
        name: "한 단계의 이동",
        about: "한 단계에 옮기는 VM은 이보다 많지 않다. 교환은 둘로 센다 (DA4).",
      },
      backOff: {
        name: "보류",
        about: "덜어 준 바로 다음에 다시 전만큼 찬 PM은 이만큼의 단계 동안 그대로 둔다 (DA5).",
      },
      smoothing: { name: "평활", about: "정책은 수요마다 최근 단계들의 백분위수를 본다 (DA6)." },
    },
    /** What a field is for, to whoever does not see where it stands. */
    key: {
      hold: "과부하 단계 수",
      samples: "살펴보는 단계 수",
      cooldown: "쿨다운",
      margin: "여유 폭",
      moves: "한 단계의 이동",
      backOff: "보류",
      window: "평활하는 단계 수",
      percentile: "백분위수",
    },
    unit: {
      hold: "단계; 1이면 끔",
      samples: "단계를 살펴봄",
      cooldown: "단계; 0이면 끔",
      margin: "PM 기준; 0이면 끔",
      moves: "대; 0이면 제한 없음",
      backOff: "단계; 0이면 끔",
      window: "단계; 1이면 끔",
      percentile: "% 백분위수",
    },
  },
};
