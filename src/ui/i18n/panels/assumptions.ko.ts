/** The panel Assumptions, in Korean. */

import type { PanelTexts } from "../catalogue.ts";

export const texts: PanelTexts["assumptions"] = {
  title: "논문이 밝히지 않은 점과 이 실행의 해석",
  source:
    "사성일, 하창수, 박찬익: 가상화 환경에서 부하균형을 위한 가상머신 동적 재배치. 정보과학회논문지: 시스템 및 이론 35(12), 2008.",
  placement: {
    title: "처음 배치 (P6)",
    text: "VM이 처음에 어디서 동작하는지는 논문에 없다. 여기서는 PM p가 VM 6p부터 6p+5까지 실행한다. 그림 6의 설명(PM0과 PM3은 cpu, PM1은 net 과부하)과 그림 3의 PER_PM_VM_CNT가 바로 이 배치와 맞는다.",
  },
  count: {
    title: "VM 32대 또는 36대 (P7)",
    text: "본문은 VM이 32대라고 하지만 표 1의 번호는 0부터 35까지 36대이다. 표를 따른다.",
  },
  slip: {
    title: "PM1 또는 PM2 (P8)",
    text: "그림 6의 설명은 PM2를 cpu 활용률이 높지 않은 예외라고 한 뒤 PM1의 cpu 여유를 활용한다고 한다. 둘 중 하나는 오기이다. 이 실험의 결과와는 관계없다.",
  },
  demand: {
    title: "부하 데이터 (D3)",
    text: "VM 36대, 72시간, 자원 3가지의 부하 데이터는 공개되지 않았다. 이 시나리오는 재구성한 것이다. 표 1과 그림 5의 패턴 안에서 논문의 수치가 나올 때까지 탐색했다. 고정된 것은 입력이며, 화면의 모든 수치는 계산한 값이다.",
  },
  overload: {
    title: "과부하 횟수의 뜻 (C2)",
    text: "표 2의 두 행 모두 과부하 = 이동 + 교환이다. 따라서 동작으로 이어진 과부하를 센다. 동작을 찾지 못한 과부하는 PM과 단계마다 한 번 해결 불가에 세고, 같은 단계에서 나중에 다른 동작으로 해소된 PM도 센다(C1). 논문은 이를 더하지 않는다.",
  },
  migration: {
    title: "이동의 비용 (MC1, MC2)",
    text: "모델에서 이동은 순간이고, 논문은 비용을 말하지 않는다. 실제 라이브 마이그레이션에 드는 것은 곁에 적는다: pre-copy 방식, PM 메모리 {{memory}}, 링크 초당 {{link}}, 초당 쓰는 양 {{dirty}}, 한 번에 하나씩. 시나리오 메뉴에서 바꿀 수 있다.",
  },
  tolerance: {
    title: "동점과 반올림 (P9)",
    text: "임계값을 1e-9보다 많이 넘어야 과부하이다. 동점은 번호가 작은 쪽, 자원은 cpu, net, mem 순서를 따른다.",
  },
  fit: {
    title: "재구성이 논문과 맞는 정도",
    table2: "표 2: {{total}}개 가운데 {{matching}}개 일치.",
    table3: "표 3 (34시간째): 평균 차이 {{mean}}, 최대 {{largest}}.",
    deviationLevel: "그림 8, 첫날 이후 최고 시간대 cpu 표준편차의 평균: {{list}}.",
    deviationChange: "그림 8, 그 값의 시간당 평균 변화: {{list}}.",
  },
};
