/** The scoreboard, in Korean. */

import type { PageTexts } from "../catalogue.ts";

export const texts: PageTexts["scoreboard"] = {
  title: "점수판",
  lead: "이 부하에서 각 알고리즘이 기본 매개변수로, 아무도 개입하지 않을 때 내는 결과입니다.",
  run: "모두 실행",
  stop: "중지",
  stopOf: "{{policy}} 중지",
  runOf: "{{policy}} 실행",
  runOne: "실행",
  progress: "{{total}}개 중 {{done}}개 끝남",
  waiting: "대기 중",
  share: "{{percent}} %",
  left: "{{percent}} %, 약 {{left}} 남음",
  long: {
    solves: "단계마다 최선을 푸느라 몇 분 걸릴 수 있음",
    weighs: "모든 이동을 따지느라 몇 분 걸릴 수 있음",
  },
  large: "큰 시나리오라서 알고리즘마다 1분쯤 걸릴 수 있습니다.",
  failed: "실패: {{fault}}",
  policy: "알고리즘",
  table: "알고리즘별 측정값",
  sortBy: "{{measure}} 순으로 정렬",
  pin: "{{measure}} 고정",
  unpin: "{{measure}} 고정 해제",
  best: "최고",
  nothing: "움직이지 않는 쪽에는 의미가 없음",
  better: { lower: "낮을수록 좋음", higher: "높을수록 좋음", neither: "좋고 나쁨이 없음" },
  reversing: "순서가 뒤집힘",
  reversed:
    "{{measure}}의 순서를 뒤집는 측정값이 있습니다. 둘 다 구별하는 알고리즘 쌍 가운데 같은 순서보다 반대 순서가 더 많은 것으로, {{list}}입니다.",
  reversedOne: "{{measure}}({{pairs}}쌍 중 {{reversed}})",
  agreed: "{{measure}}의 순서를 뒤집는 측정값이 없습니다.",
  plot: {
    title: "과부하를 덜어 내는 비용",
    about:
      "점 하나가 알고리즘 하나입니다. 왼쪽일수록 적게 옮겼고, 아래일수록 과부하가 적게 남았습니다. 선 위의 점은 어느 쪽에도 둘 다 뒤지지 않습니다.",
    moves: "옮긴 VM",
    hours: "남은 과부하",
    front: "둘 다 앞서는 것이 없음",
    label: "{{hours}} 대 {{moves}}, 알고리즘 {{count}}개의 점",
  },
};
