/** The gallery, in Korean. */

import type { PageTexts } from "../catalogue.ts";

export const texts: PageTexts["gallery"] = {
  title: "갤러리",
  lead: "지금까지 제안된 알고리즘과 오늘 도구들이 쓰는 알고리즘입니다. 규칙은 모두 원전에서 읽었습니다.",
  search: "이름, 발상, 출처 찾기",
  grouping: { label: "묶는 기준", kind: "종류", decade: "연대" },
  decade: "{{year}}년대",
  timeless: "출처 없음",
  unruled: "규칙 없이 정함",
  found_one: "알고리즘 {{count}}개",
  found_other: "알고리즘 {{count}}개",
  nothing: '"{{text}}"에 맞는 알고리즘이 없습니다.',
  since: "{{year}}년부터",
  inLane: "레인 {{lane}}",
  source: "{{who}}. 출처: {{source}}.",
  surprise: "기본값으로는:",
  more: "매개변수, 규칙, 밝히지 않은 점",
  less: "접기",
  moreOf: "{{policy}}: 매개변수, 규칙, 밝히지 않은 점",
  parameters: "매개변수",
  columns: { parameter: "매개변수", usual: "기본값", range: "범위" },
  range: "{{min}}부터 {{max}}까지",
  listing: "간추린 규칙",
  open: "출처가 밝히지 않은 점과 여기의 해석",
  nothingOpen: "여기에 영향을 주는 불분명한 점이 없습니다.",
  intoLane: "레인에 놓기",
  intoLaneOf: "{{policy}} 레인에 놓기",
  instead: "레인 {{lane}}, {{policy}} 대신",
  another: "새 레인",
  card: "{{policy}} 카드",
};
