import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "많이 쓰이는 {{source}}에서 {{vm, 을}} 내보내고, 스케줄러가 {{target}}에 놓는다",
  parameters: {
    mode: {
      name: "임계값의 뜻",
      about: "노드에 대한 비율인지, 모든 노드의 평균에서 떨어진 정도인지 (LN1).",
      values: {
        absolute: { full: "노드에 대한 퍼센트", short: "절대" },
        deviation: { full: "모든 노드의 평균에서 떨어진 %p", short: "편차" },
      },
    },
    lowCpu: { name: "부족: cpu", about: "셋 모두 이 값 이하인 노드는 거의 쓰이지 않는 노드다 (LN1)." },
    lowMemory: { name: "부족: 메모리", about: "셋 모두 이 값 이하인 노드는 거의 쓰이지 않는 노드다 (LN1)." },
    lowPods: {
      name: "부족: 가상머신 수",
      about: "셋 모두 이 값 이하인 노드는 거의 쓰이지 않는 노드다 (LN1).",
    },
    targetCpu: { name: "초과: cpu", about: "셋 중 하나라도 이 값을 넘는 노드는 많이 쓰이는 노드다 (LN1)." },
    targetMemory: {
      name: "초과: 메모리",
      about: "셋 중 하나라도 이 값을 넘는 노드는 많이 쓰이는 노드다 (LN1).",
    },
    targetPods: {
      name: "초과: 가상머신 수",
      about: "셋 중 하나라도 이 값을 넘는 노드는 많이 쓰이는 노드다 (LN1).",
    },
    maxPods: { name: "PM의 최대 가상머신 수", about: "가상머신 수를 퍼센트로 셀 때의 기준 (LN1)." },
    numberOfNodes: {
      name: "부족한 노드 수의 하한",
      about: "거의 쓰이지 않는 노드가 이보다 많아야 움직인다 (LN2).",
    },
    runsPerStep: { name: "단계의 실행 수", about: "앞의 실행이 무언가 옮겼으면 다시 실행한다 (RM2)." },
  },
  criteria: {
    under: {
      name: "부족한 노드",
      short: "부족",
      about: "cpu, 메모리, 가상머신 수가 모두 적게 쓰이는 노드의 수.",
      formula: "개수",
    },
    over: {
      name: "초과한 노드",
      short: "초과",
      about: "cpu, 메모리, 가상머신 수 중 하나라도 많이 쓰이는 노드의 수.",
      formula: "개수",
    },
    sum: {
      name: "사용량의 합, GiB",
      short: "합",
      about: "단위를 가리지 않고 더한 노드의 사용량. 바이트 앞에서 나머지는 뜻이 없다.",
      formula: "밀리 cpu + 바이트 + 가상머신 수",
    },
    pods: {
      name: "가상머신 수",
      short: "대",
      about: "가상머신이 몇 대인지, 몇 대까지인지.",
      formula: "개수",
    },
    allocated: {
      name: "할당, %",
      short: "할당",
      about: "가상머신을 받으면 노드에 할당되는 양: cpu와 메모리의 평균.",
      formula: "100 × (cpu + 메모리) ÷ 2",
    },
  },
  says: {
    source: "많이 쓰이는 노드, 사용량을 더한 값, 곧 메모리 순서: {{list}}.",
    target: "스케줄러는 할당이 가장 적은 노드를 고른다: {{target}}, 받으면 {{figure}} %.",
    formed: { pool: "부족한 노드들에 남은 여유의 합: cpu {{cpu}}, mem {{mem}}, 가상머신 {{pods}}대." },
    untold:
      "여기서는 도구의 임계값에 견주어 가상머신을 내보내고, 어디로 갈지는 스케줄러가 정한다. 이 수치로는 가장 작은 변화를 알 수 없다.",
  },
  listing: {
    trigger: "부족한 노드와 초과한 노드가 모두 있으면",
    sources: "초과한 노드마다, 사용량을 더한 값이 큰 순으로",
    pool: "아직 초과이고 부족한 노드들의 여유가 남아 있는 동안",
    evict: "다음 가상머신을 번호 순으로 내보낸다",
    schedule: "스케줄러: 할당이 가장 적은 노드로, 제자리일 수도 있다",
    none: "끝났을 때 과부하인 PM은 해결 불가능",
  },
  assumptions: {
    thresholds: {
      title: "누군가 주어야 하는 임계값 (LN1)",
      text: "도구에는 기본값이 없다. 여기의 값은 도구의 문서에 나오는 것이고 OpenShift의 중간 설정과 같다. 시나리오의 임계값과는 상관없다.",
    },
    back: {
      title: "아무것도 옮기지 못한 퇴거 (LN6)",
      text: "스케줄러는 가상머신이 있던 노드를 다시 고르거나 다른 자리를 못 찾을 수 있다. 그러면 아무것도 옮기지 않고 이벤트도 남기지 않으며, 다음 이벤트의 이유가 그것을 알려 준다. 도구는 덜어 낸 것으로 친다.",
    },
    room: {
      title: "여유는 가진 것 전부 (LN6)",
      text: "스케줄러는 요청한 양이 노드의 용량에 들어가기만 하면 놓는다. 그래서 타겟이 시나리오의 임계값을 넘을 수 있고, net은 아예 묻지 않는다 (RM1).",
    },
    order: {
      title: "무엇이 넘었든 메모리 순 (LN3)",
      text: "밀리 cpu와 바이트와 개수를 그대로 더한다. 기준 PM은 16코어, 16 GiB로 본다.",
    },
    ties: {
      title: "어느 가상머신이 나가는지 (LN4)",
      text: "우선순위, 서비스 등급 순이며 크기는 보지 않는다. 여기서는 모두 같으므로 번호 순이다.",
    },
    scheduler: {
      title: "규칙이 하나인 스케줄러 (LN6)",
      text: "Kubernetes의 스케줄러는 할당 말고도 여럿을 따지고, 같으면 우연에 맡긴다. 여기서는 할당이 가장 적은 것만 보고, 같으면 번호가 작은 것을 고르며, 점수를 정수로 자르지 않는다.",
    },
  },
};
