/** The Korean texts of the help. */

import type { Catalogue } from "./catalogue.ts";

export const help: Catalogue["help"] = {
  about:
    "공간을 끌면 돌아가고, 휠이나 두 손가락으로 확대하며, 오른쪽 단추로 끌면 옮겨진다. CSV나 시나리오 파일을 페이지 아무 곳에나 놓으면 열린다. 파일은 브라우저 밖으로 나가지 않는다.",
  rules: "정책과 수치의 바탕이 되는 규칙 (영어)",
  design: "화면을 이렇게 그린 이유 (영어)",
  licences: "이 페이지가 쓰는 라이브러리의 라이선스",
  keys: {
    playPause: "재생 또는 일시정지",
    hour: "한 시간 뒤로, 앞으로",
    step: "한 단계 뒤로, 앞으로",
    action: "한 동작 뒤로, 앞으로",
    reason: "판단 과정 한 단계 뒤로, 앞으로",
    event: "이전, 다음 사건 (발표용 리모컨)",
    ends: "처음, 마지막 시간",
    stepEnds: "처음, 마지막 단계",
    lane: "레인으로 가기",
    enlarge: "한 레인 크게, 또는 모두 나란히",
    sight: "정책의 시야 그리기, 지우기",
    orbit: "공간 돌리기 (공간에 초점이 있을 때)",
    zoom: "공간 확대·축소, 초기화 (공간에 초점이 있을 때)",
    undo: "바꾼 것 되돌리기, 다시 하기 (Mac에서는 ⌘)",
    escape: "든 VM 내려놓기, 선택 해제, 닫기",
    help: "이 목록",
  },
};
