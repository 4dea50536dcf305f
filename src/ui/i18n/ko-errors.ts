/** The Korean of input errors (`input-error-texts.ts` has the English). */

import type { Catalogue, ErrorTexts } from "./catalogue.ts";

const inputError: Catalogue["inputError"] = {
  "not-utf8": "여기부터 UTF-8 텍스트가 아닙니다. UTF-8로 저장하십시오",
  "empty-file": "빈 파일입니다",
  "bad-quotes": "따옴표로 묶은 칸이 닫히지 않았거나, 닫는 따옴표 뒤에 글자가 있습니다",
  "row-too-long":
    "행이 {{most, number}}자보다 길어 읽지 않습니다. 따옴표로 묶은 칸이 닫히지 않았을 수 있습니다",
  "too-long": "{{most, number}}자보다 깁니다",
  "too-many-vms": "부하 표에 쓸 수 있는 VM은 {{most, number}}개까지입니다",
  "no-header":
    "머리글이 없습니다. 첫 행은 vm,hour,cpu,net,mem처럼 열의 이름이어야 합니다(hour 대신 step이나 time도 됩니다)",
  "missing-columns":
    "머리글에 {{columns}} 열이 없습니다. 있는 열: {{found}}. 부하 표에는 vm, hour(또는 step, time), cpu, net, mem이 있어야 합니다",
  "missing-resources":
    "머리글에 {{columns}} 열이 없습니다. 있는 열: {{found}}. 다른 이름으로 있으면 그 열의 이름을 바꾸고, 재지 않은 자원은 0으로 채운 열을 넣으십시오",
  "clock-by-other-name":
    "언제인지를 말하는 열 같지만 이름이 hour, step, time이 아닙니다. 이름을 바꾸십시오(시각이면 time, 0부터 세는 단계면 step)",
  "wrong-separator":
    "칸이 {{found}} 문자로 나뉜 것 같습니다. 쉼표(,)로 나누고 소수점은 점(.)으로 써야 합니다. 열은 vm, hour(또는 step, time), cpu, net, mem입니다",
  "separator-line": "첫 행은 머리글이어야 합니다. “sep=” 행을 빼십시오(칸은 언제나 쉼표로 나눕니다)",
  "comment-line": "“#”로 시작하는 행은 읽지 않습니다. 빼십시오. 첫 행은 머리글이어야 합니다",
  "blank-before-header": "빈 줄입니다. 첫 행은 머리글이어야 합니다",
  "header-changes":
    "머리글을 고치십시오: {{changes}} (→ 이름 바꾸기, + 넣기(재지 않았으면 0으로), − 빼기(없는 열에 해당하면 이름 바꾸기). 부하는 PM 한 대에 대한 비율입니다)",
  "unknown-columns":
    "머리글의 {{columns}} 열은 알 수 없습니다. 쓸 수 있는 열: {{known}}. 나머지 열은 빼십시오",
  "host-column":
    "부하 표에는 VM이 어디에서 도는지를 쓰지 않습니다. 이 열을 빼십시오. VM은 파일에 나온 차례대로 PM에 고르게 놓이며, 달리 놓으려면 시나리오 파일(initialPlacement)을 쓰십시오",
  "doubled-column": "머리글에 같은 열이 두 번 있습니다",
  "two-clocks": "머리글에 {{columns}} 열이 있는데, hour, step, time 가운데 하나만 쓸 수 있습니다",
  "no-rows": "머리글만 있고 행이 없습니다",
  "blank-line": "행 사이에 빈 줄이 있습니다",
  "wrong-cell-count": "칸이 {{found}}개인데 머리글은 {{expected}}개입니다",
  "empty-cell": "빈칸입니다",
  "not-a-number": "숫자가 아닙니다",
  "not-finite": "유한한 숫자가 아닙니다",
  "negative-number": "음수입니다. 부하는 0 이상이어야 합니다",
  "not-an-integer": "정수가 아닙니다",
  "per-cent-sign": "퍼센트입니다. 부하는 PM 한 대에 대한 비율이므로 % 기호를 빼고 100으로 나누십시오",
  "large-demand":
    "퍼센트입니까? 부하는 PM 한 대에 대한 비율입니다(1이 PM 한 대). 퍼센트라면 100으로 나누십시오(이 값은 {{fraction}}). {{most}}보다 큰 값은 허용할 때만 읽습니다",
  "not-a-fraction":
    "부하는 PM 한 대에 대한 비율입니다(1이 PM 한 대). 이 값은 읽을 수 있는 가장 큰 값 {{most}}보다 큽니다. PM 한 대가 가진 양으로 나누거나, 퍼센트라면 100으로 나누십시오",
  "not-a-time":
    "시각이 아닙니다. “2026-05-01T13:00Z”나 “2026-05-01 13:00”(시간대가 없으면 UTC), 또는 1970년부터의 초나 밀리초여야 합니다",
  "count-as-time":
    "1970년부터의 초라고 보기에는 너무 작습니다. 세는 값이면 열의 이름을 step으로 바꾸고 0, 1, 2로 세십시오. 시각은 “2026-05-01T13:00Z”처럼 씁니다",
  "compact-date": "부호를 뺀 날짜 같습니다. “{{time}}”처럼 쓰고, 열의 이름은 time이어야 합니다",
  "time-as-index":
    "시각 같습니다({{time}}). {{column}} 열은 0부터 셉니다. 시각이라면 열의 이름을 time으로 바꾸십시오",
  "starts-late":
    "{{column}} 열은 0부터 세는데 파일의 첫 값이 {{first}}입니다. 모든 값에서 {{first}}만큼 빼십시오",
  "index-strides":
    "{{column}} 열은 0, 1, 2로 세는데 이 파일에서는 {{stride}}의 배수로 커집니다. 0, 1, 2로 고치거나, 이름이 time인 열에 “2026-05-01T13:00Z”처럼 시각을 쓰십시오",
  "uneven-times":
    "시각의 간격은 같아야 합니다. 이 시각은 바로 앞과 {{after}}분 간격인데, 앞 시각은 그 앞과 {{before}}분 간격입니다",
  "irregular-time":
    "시각의 간격은 같아야 합니다. 가장 흔한 간격이 {{minutes}}분이므로 여기에는 {{expected}} 값이 와야 합니다",
  "other-step-length": "시각의 간격은 {{given}}분이 아니라 {{found}}분입니다",
  "doubled-row": "VM {{vm}}의 {{column}} {{time}} 행은 {{first}}행에 이미 있습니다",
  "missing-row":
    "VM {{vm}}의 {{column}} {{time}} 행이 없습니다. VM마다 {{column}} {{first}}부터 {{last}}까지 모든 행이 있어야 합니다",
  spreadsheet: "텍스트가 아니라 스프레드시트({{format}})입니다. 시트를 쉼표로 나눈 UTF-8 CSV로 저장하십시오",
  compressed: "텍스트가 아니라 압축하거나 묶은 파일({{format}})입니다. 먼저 푸십시오",
  "binary-table":
    "텍스트가 아니라 이진 표({{format}})입니다. vm, time, cpu, net, mem 열이 있는 CSV로 바꾸십시오",
  "utf-16": "UTF-16 텍스트입니다. UTF-8로 저장하십시오",
  binary: "텍스트가 아닙니다. 텍스트에 없는 바이트가 있습니다",
  markup: "CSV도 JSON도 아닌 {{format}}입니다. 파일 대신 웹 페이지가 저장되었을 수 있습니다",
  prometheus:
    "Prometheus의 응답(JSON)입니다. vm, time, cpu, net, mem 열이 있는 CSV로 바꾸십시오. 행은 VM과 시각마다 하나이고, 값은 PM 한 대가 가진 양으로 나눈 것입니다",
  "prometheus-text":
    "Prometheus의 지표 텍스트입니다. 기간을 정해 조회한 뒤 vm, time, cpu, net, mem 열이 있는 CSV로 바꾸십시오. 행은 VM과 시각마다 하나이고, 값은 PM 한 대가 가진 양으로 나눈 것입니다",
  "json-lines":
    "행마다 JSON이 있는 파일입니다. vm, time, cpu, net, mem 열이 있고 VM과 시각마다 행이 하나인 CSV로 바꾸십시오",
  "json-as-demands":
    "JSON입니다. 부하 표는 vm, hour(또는 step, time), cpu, net, mem 열이 있고 VM과 시각마다 행이 하나인 CSV입니다",
  "scenario-as-demands": "부하 표가 아니라 시나리오 파일입니다",
  "demands-as-scenario": "시나리오 파일이 아니라 부하 표(CSV)입니다",
  "not-json": "JSON이 아닙니다: 여기에 {{found}} 문자가 올 수 없습니다",
  "json-ends": "JSON이 아닙니다: 파일이 중간에 끝납니다",
  "doubled-key": "{{key}} 항목이 두 번 있습니다",
  "too-many-blanks": "공백이나 줄 바꿈이 {{most, number}}개보다 많이 이어져 읽지 않습니다",
  "too-deep": "괄호가 {{most}}겹보다 깊습니다. 이 형식에는 그런 파일이 없습니다",
  "too-many-keys": "객체 하나에 항목이 {{most}}개보다 많습니다. 이 형식에는 그런 파일이 없습니다",
  "too-many-values": "부하 표를 뺀 값이 {{most, number}}개보다 많아 읽지 않습니다",
  "no-schema": "시나리오 파일이 아닙니다. schema가 “{{expected}}”이어야 합니다",
  "newer-schema": "형식의 버전 {{version}}은 여기서 아는 가장 새 버전 {{known}}보다 새것입니다",
  "wrong-value": "다음이어야 합니다: {{expected}}",
  "wrong-length": "항목이 {{found}}개인데 {{expected}}개여야 합니다",
  "list-too-long": "항목이 {{found, number}}개인데 {{most, number}}개까지만 읽을 수 있습니다",
  "too-many-added": "PM을 {{found, number}}대 추가하는데 {{most, number}}대까지만 추가할 수 있습니다",
  "missing-key": "{{key}} 항목이 없습니다",
  "unknown-key": "{{key}} 항목은 형식에 없습니다",
  unreadable: "읽을 수 없습니다: {{reason}}",
  "table-too-large":
    "부하 표의 값이 시간 × VM × 3 = {{figures, number}}개로, 담을 수 있는 {{most, number}}개보다 많습니다",
  "run-too-large":
    "실행 기록의 값이 시간 × PM × 3 = {{figures, number}}개로, 담을 수 있는 {{most, number}}개보다 많습니다",
};

const expectation: Catalogue["expectation"] = {
  text: "글자",
  number: "숫자",
  finite: "유한한 숫자",
  whole: "정수",
  "not-negative": "0 이상",
  "at-least-1": "1 이상",
  "below-a-billion": "1000000000 미만",
  "threshold-range": "0.001부터 1까지의 수",
  "migration-memory": "1부터 1000000000까지의 MiB",
  "migration-rate": "0.001부터 1000000까지의 초당 MiB",
  "migration-writes": "0부터 1000000까지의 초당 MiB",
  "capacity-range": "0.001부터 1000까지의 수(기준 PM이 1)",
  "width-range": "0.01부터 1000까지의 시간",
  "below-24": "24보다 작은 수",
  "at-most-24": "24 이하",
  "at-most-100": "100 이하(PM 한 대에 대한 비율이며, 1이 PM 한 대)",
  "at-most-10": "10 이하",
  "load-range": "0.01부터 10까지의 수",
  "weight-range": "0부터 1000000까지의 수",
  "at-most-a-million": "부하를 만들어 쓸 때는 1,000,000 이하",
  "at-least-pms": "부하를 만들어 쓸 때는 PM 수 이상",
  weight: "하나 이상이 0보다 큰 가중치",
  "32-bit": "-2147483648부터 4294967295까지",
  "before-10000": "모든 단계가 10000년 전에 끝나는 시각",
  "step-length": "0.00001분부터 527,040분(366일)까지의 값",
  instant: "“2011-03-03T00:00:00Z”와 같은 UTC 시각 또는 null",
  streams: "1 또는 2",
  list: "목록",
  object: "객체",
  vector: "cpu, net, mem 세 값",
  resource: "“cpu”, “net”, “mem” 가운데 하나",
  pattern: "“normal”, “steady”, “ramp” 가운데 하나",
  demand: "“table”, “patterns”, “generated” 가운데 하나",
  capacity: "“uniform” 또는 목록",
  placement: "“even” 또는 목록",
  pm: "0부터 시작하는 PM 번호",
  vm: "0부터 시작하는 VM 번호",
  step: "0부터 시작하는 시나리오 안의 단계",
  intervention: "“move”, “swap”, “veto”, “load”, “threshold”, “pm-down”, “pm-added” 가운데 하나",
  "some-vms": "VM이 하나 이상 있는 목록",
  "each-vm-once": "목록에 아직 없는 VM",
  "another-vm": "다른 VM",
  "within-100": "-100부터 100까지(PM 한 대에 대한 비율이며, 1이 PM 한 대)",
};

const place: Catalogue["place"] = {
  line: "{{line}}행",
  character: "{{character}}번째 글자",
  column: "{{column}} 열",
};

export const errorTexts: ErrorTexts = { place, expectation, inputError };
