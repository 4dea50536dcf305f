/** The Korean names of measures and of what they count. */

import type { Catalogue } from "./catalogue.ts";

export const measure: Catalogue["measure"] = {
  found: { name: "생긴 과부하", about: "시간이 시작할 때 과부하인 PM 수의 합" },
  resolved: { name: "해소한 과부하", about: "그 가운데 시간이 끝날 때 과부하가 아닌 것" },
  overload: { name: "과부하", about: "동작으로 이어진 과부하의 수" },
  migration: { name: "이동", about: "하나씩 옮긴 VM의 수" },
  swap: { name: "교환", about: "자리를 바꾼 VM 쌍의 수" },
  noSolution: {
    name: "해결 불가",
    about:
      "동작을 찾지 못한 과부하의 수: PM과 단계마다 한 번 세며, 같은 단계에서 나중에 다른 동작으로 해소된 PM도 센다",
  },
  relievedNothing: {
    name: "헛된 동작",
    short: "헛된 동작",
    about: "소스의 과부하 자원을 하나도 낮추지 못한 알고리즘의 이동과 교환",
  },
  overloadedHours: {
    name: "과부하 PM·시간",
    short: "과부하 시간",
    about: "동작 후에도 임계값을 넘은 PM·시간",
  },
  overloadedExcess: {
    name: "과부하 초과량",
    short: "초과량",
    about: "과부하 PM·시간마다 그 PM에서 가장 높은 자원이 임계값을 넘은 만큼을 곱해 더한 값",
  },
  moves: { name: "옮긴 VM", short: "이동 횟수", about: "옮긴 VM 수, 교환은 둘로 센다" },
  mostMoves: {
    name: "한 VM의 최다 이동",
    short: "한 VM의 최다 이동",
    about: "가장 자주 옮긴 VM을 옮긴 횟수",
  },
  flaps: {
    name: "되돌아온 이동",
    short: "되돌아옴",
    about: "마지막 이동으로 떠난 PM에 여섯 단계 안에 되돌아온 이동 (C3)",
  },
  movedMemory: { name: "옮긴 메모리", short: "옮긴 메모리", about: "옮긴 VM의 메모리, PM 대수로" },
  migrationTime: {
    name: "이동에 걸린 시간",
    short: "이동 시간",
    about: "첫 페이지부터 마지막 페이지까지 걸린 초를 옮긴 VM마다 더한 값 (MC1)",
  },
  migrationSent: {
    name: "이동으로 보낸 양",
    short: "보낸 양",
    about: "링크로 보낸 MiB, 다시 보낸 것 포함 (MC1)",
  },
  downtime: {
    name: "정지 시간",
    short: "정지 시간",
    about: "이동 끝에 VM이 멈춰 있던 초의 합 (MC1)",
  },
  deviation: { name: "전체 자원 표준편차", about: "PM 간 표준편차의 모든 자원과 시간에 대한 평균" },
  deviationCpu: { name: "cpu 표준편차", about: "PM 간 표준편차의 시간 평균" },
  deviationNet: { name: "net 표준편차", about: "PM 간 net 표준편차의 시간 평균" },
  deviationMem: { name: "mem 표준편차", about: "PM 간 mem 표준편차의 시간 평균" },
  spread: {
    name: "최대−최소",
    short: "최대−최소",
    about: "가장 높은 PM과 가장 낮은 PM의 차이, 가장 크게 벌어진 자원",
  },
  spreadCpu: {
    name: "cpu 최대−최소",
    short: "cpu 최대−최소",
    about: "cpu가 가장 높은 PM과 가장 낮은 PM의 차이",
  },
  spreadNet: {
    name: "net 최대−최소",
    short: "net 최대−최소",
    about: "net이 가장 높은 PM과 가장 낮은 PM의 차이",
  },
  spreadMem: {
    name: "mem 최대−최소",
    short: "mem 최대−최소",
    about: "mem이 가장 높은 PM과 가장 낮은 PM의 차이",
  },
};

export const measureByStep: Catalogue["measureByStep"] = {
  found: "단계가 시작할 때 과부하인 PM 수의 합",
  resolved: "그 가운데 단계가 끝날 때 과부하가 아닌 것",
  deviation: "PM 간 표준편차의 모든 자원과 단계에 대한 평균",
  deviationCpu: "PM 간 표준편차의 단계 평균",
  deviationNet: "PM 간 net 표준편차의 단계 평균",
  deviationMem: "PM 간 mem 표준편차의 단계 평균",
};

export const measureUnit: Catalogue["measureUnit"] = {
  findings: "과부하 수",
  actions: "동작 수",
  vms: "VM 수",
  times: "횟수",
  pmHours: "PM·시간",
  pmHoursOfExcess: "PM·시간 × 초과분",
  fraction: "PM 대비",
  pmsOfMemory: "PM 대수",
  seconds: "초",
  mebibytes: "MiB",
};
