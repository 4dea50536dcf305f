/** The Korean texts of the guide. */

import type { GuideTexts } from "./catalogue.ts";
import { help } from "./ko-help.ts";

export const guideTexts: GuideTexts = {
  help,
  guide: {
    title: "화면 읽는 법",
    tabs: { what: "이것은 무엇인가", read: "읽는 법", words: "용어", keys: "단축키" },
    search: "찾기",
    found_one: "{{count}}개",
    found_other: "{{count}}개",
    nothing: "“{{text}}”에 해당하는 항목이 없습니다.",
    onPage: "화면에서 보기",
    close: "닫기",
    term: "안내에서 보기",
    groups: { picture: "그림", lane: "그림 옆", charts: "차트", timeline: "타임라인" },
    what: {
      idea: "데이터 센터에는 물리 머신(PM)이 있고, PM마다 가상 머신(VM) 여러 대가 돌면서 cpu와 네트워크와 메모리를 쓴다. 쓰는 양은 시간마다 달라진다. PM 하나가 임계값보다 많이 내주어야 하면 과부하이고, 어느 VM을 어디로 옮길지 누군가 정해야 한다. 정책은 그것을 정하는 규칙이다.",
      lanes:
        "레인 하나는 정책 하나의 실행이다. 모든 레인은 같은 배치에서 시작하고 시간마다 같은 부하를 받는다. 화면에서 다른 것은 모두 정책이 다르기 때문이다.",
      source:
        "출발점은 PM을 cpu, net, mem 공간의 점으로 본 2008년 논문이다. 점들을 한데 모으려 했다. 그때부터 오늘까지의 도구를 그 곁에 둔다. 재생을 누르고, 타임라인을 끌고, PM을 고르고, 이유를 묻고, 가정해 보기에서 무엇이든 바꾸어 보십시오.",
    },
    marks: {
      point: {
        name: "PM",
        text: "점 하나가 PM 하나다: 점의 자리는 VM들이 PM의 cpu, net, mem을 얼마나 쓰는지 말하고, 0은 전혀, 1은 전부이다. 위로, 오른쪽으로, 앞으로 올수록 많이 쓴다.",
      },
      over: {
        name: "과부하",
        text: "빨간 고리: 이름표에 적힌 자원이 임계값을 넘은 PM이다. 바닥이나 벽의 막대는 얼마나 넘었는지 보인다.",
      },
      crowd: {
        name: "무리",
        text: "PM이 많을 때는 작은 점 하나가 PM 하나이고, 빨간 점은 과부하이다. 고리와 이름은 가장 심한 몇 대와 사건에 든 PM, 고른 PM에만 붙는다.",
      },
      threshold: {
        name: "임계값 {{value}}",
        text: "점선 상자: 안에 있는 PM은 괜찮고, 밖으로 나간 PM은 과부하라서 정책이 움직여야 한다.",
      },
      limit: {
        name: "한계 {{value}}",
        text: "바깥벽을 따라 난 회색 테두리: 하드웨어 한계. 그려 놓을 뿐 아무 규칙도 쓰지 않는다.",
      },
      trail: { name: "자취", text: "점 뒤의 가는 선: 지난 몇 시간 동안 PM이 있던 자리." },
      wall: {
        name: "그림자",
        text: "바닥과 벽의 옅은 점은 같은 점을 위와 앞과 옆에서 똑바로 본 것이다: 깊이는 눈으로 알기 어렵기 때문이다. 가는 세로선은 점의 발치로 이어진다.",
      },
      moving: {
        name: "이동",
        text: "화살표는 한 PM을 떠나 다른 PM으로 가는 VM이다: 두 점은 VM이 쓰는 만큼 움직인다.",
      },
      before: { name: "움직이기 전", text: "점선 동그라미는 VM이 떠나고 들어오기 전에 점이 있던 자리다." },
      distance: {
        name: "거리 D {{value}}",
        text: "과부하인 PM과 타겟 사이의 거리. 거리를 따르는 정책은 동작할 때마다 이것을 줄인다.",
      },
      origin: {
        name: "원점에서 {{value}}",
        text: "빈 구석에서 과부하인 PM까지의 선: 길수록 많이 찼다. 그 길이가 ‖U‖이다.",
      },
      chain: {
        name: "VM",
        text: "빈 구석에서 고른 PM까지 이어지는 화살표가 그 PM의 VM들이다: 쓰는 양을 차례로 더하면 점의 자리가 된다.",
      },
      weighed: {
        name: "저울질",
        text: "정책이나 내가 할 수도 있는 일: 아직 아무것도 일어나지 않았다. 가위표는 거절된 자리다.",
      },
      ghost: {
        name: "원본",
        text: "속이 빈 자리: 손으로 바꾸지 않았다면 PM은 여기 있었다. 가는 선은 지금 자리로 이어진다.",
      },
      policy: {
        name: "정책",
        text: "이 레인에서 결정하는 규칙. 이름은 메뉴이고, 매개변수로 조절할 수 있는 것이 있다.",
      },
      lead: {
        name: "결과",
        text: "과부하 PM·시간: PM이 임계값을 넘은 채 보낸 시간을 모든 PM에 대해 더한 것. 옮긴 VM: 그러느라 옮긴 횟수. 둘 다 적을수록 좋다.",
      },
      counters: {
        name: "논문의 셈",
        text: "정책이 대응한 것: 이동이나 교환으로 답한 과부하와, 답을 찾지 못한 과부하. 아무것도 하지 않는 정책에는 없는데, 좋아서가 아니다.",
      },
      sentence: { name: "방금 일어난 일", text: "마지막 동작 또는 지금의 과부하를 한 문장으로." },
      readOut: {
        name: "수치",
        text: "지금 각 PM의 활용률. 빨간 것은 임계값을 넘었다. 마지막 열은 정책이 PM의 순서를 정하는 값이다.",
      },
      load: {
        name: "시간별 부하",
        text: "PM마다 작은 차트 하나, 레인마다 한 줄: 고른 자원을 얼마나 쓰는지. 점선은 임계값이다. 다른 시간을 누르면 시계가 그리로 간다.",
      },
      without: {
        name: "이동이 없을 때",
        text: "회색 면: 아무것도 옮기지 않았다면 이랬을 것이다. 선과 면의 차이가 정책이 한 일이다.",
      },
      bound: { name: "임계값 {{value}}", text: "점선: 어느 자원이든 이보다 높은 PM은 과부하이다." },
      limitLine: {
        name: "한계 {{value}}",
        text: "가는 회색 선: 하드웨어 한계. 그려 놓을 뿐 아무 규칙도 쓰지 않는다.",
      },
      cut: {
        name: "{{value}}까지",
        text: "위쪽 가장자리의 막대: 여기서 선은 차트 위로 계속되고, 곁의 숫자까지 올라간다.",
      },
      original: { name: "원본", text: "가는 점선: 손으로 바꾸지 않았다면 이랬을 실행이다." },
      bands: {
        name: "띠로 그린 PM들",
        text: "옅은 띠는 가장 빈 PM부터 가장 찬 PM까지, 짙은 띠는 양 끝의 10분의 1씩을 뺀 것이고, 선은 한가운데이다. 임계값 위는 빨갛다.",
      },
      overCount: { name: "과부하 PM", text: "빨간 막대는 단계마다 어느 자원이든 과부하인 PM의 수다." },
      deviation: {
        name: "표준편차",
        text: "PM들의 부하가 얼마나 고르지 않은가. 모두 같으면 0이다. 고르게 하는 정책은 이것을 낮게 유지한다.",
      },
      demand: { name: "부하", text: "모든 VM이 바라는 cpu, net, mem의 합. 모든 레인에서 같다." },
      apart: {
        name: "차이",
        text: "막대: 모든 레인에서 같은 PM에 있지는 않은 VM의 수. 커지는 곳에서 정책들이 서로 다른 길로 갔고, 선은 표준편차가 얼마나 다른지이다.",
      },
      events: {
        name: "사건",
        text: "레인마다 한 줄: 위에는 과부하인 PM을 찾은 것, 아래에는 그래서 한 일. 누르면 그때로 간다.",
      },
      busy: { name: "바쁜 시간", text: "레인의 사건 뒤에 있는 빨간 면: 높을수록 과부하인 PM이 많다." },
      parting: { name: "처음 갈라지는 곳", text: "축 아래의 삼각형: 여기서 레인들이 처음으로 갈라진다." },
      playhead: { name: "이 순간", text: "화면의 모든 부분이 같은 순간을 보인다: 끌어서 옮겨 보십시오." },
    },
    glyphs: {
      overload: "임계값을 넘은 PM을 찾음",
      migration: "이동: VM 하나가 옮겨 감",
      swap: "교환: VM 둘이 자리를 바꿈",
      "no-solution": "해결 불가: 아무 방법도 찾지 못함",
    },
    words: {
      pm: { name: "PM", text: "물리 머신: 서버 한 대. cpu, net, mem을 0부터 1까지로 센다." },
      vm: { name: "VM", text: "가상 머신: 한 번에 PM 한 대에서 돌고, 도는 채로 다른 PM으로 옮길 수 있다." },
      resources: { name: "cpu, net, mem", text: "세 가지 자원: 프로세서, 네트워크 대역폭, 메모리." },
      demand: { name: "부하(요구량)", text: "VM이 한 단계에 자원에 바라는 양. PM 한 대에 대한 비율이다." },
      utilization: {
        name: "활용률",
        text: "PM이 내주어야 하는 양을 가진 양으로 나눈 것. 1을 넘으면 포화: 가진 것보다 많이 바란다.",
        formula: "U = Σ VM의 요구량 ÷ 용량",
      },
      threshold: { name: "임계값", text: "어느 자원이든 이보다 높은 PM은 과부하이다." },
      limit: { name: "한계", text: "논문 그림의 하드웨어 한계. 그려 놓을 뿐 아무 규칙도 쓰지 않는다." },
      pmHours: {
        name: "과부하 PM·시간",
        text: "단계의 동작이 끝난 뒤 과부하인 PM을, 단계의 길이만큼 센 것. PM 두 대가 세 시간 과부하이면 6이다.",
        formula: "단계마다 Σ 과부하 PM 수 × 단계의 시간",
      },
      policy: { name: "정책", text: "레인이 무엇을 어디로 옮길지 정하는 규칙." },
      lane: { name: "레인", text: "한 정책의 실행. 다른 레인과 나란히, 같은 부하를 받는다." },
      migration: { name: "이동", text: "VM 하나가 도는 채로 다른 PM으로 옮겨 간다." },
      swap: { name: "교환", text: "옮겨 갈 자리가 없을 때 VM 둘이 자리를 바꾼다." },
      noSolution: {
        name: "해결 불가",
        text: "과부하인 PM에 대해 정책이 할 것이 없다. 과부하인 채로 남는다.",
      },
      actedOn: {
        name: "대응",
        text: "정책이 동작으로 답한 과부하. 논문에서는 Overload라고 센다.",
        formula: "이동 + 교환",
      },
      inVain: { name: "헛된 동작", text: "PM의 과부하 자원을 하나도 낮추지 못한 동작." },
      norm: {
        name: "‖U‖",
        text: "PM 벡터의 길이: 빈 구석에서의 거리. 찰수록 길다.",
        formula: "‖U‖ = √(cpu² + net² + mem²)",
        worked: "‖U‖ = √({{cpu}}² + {{net}}² + {{mem}}²) = {{value}}",
      },
      distance: {
        name: "D",
        text: "공간에서 두 PM 사이의 거리. 멀수록 한쪽에 모자란 것이 다른 쪽에 남는다.",
        formula: "D = √(Δcpu² + Δnet² + Δmem²)",
        worked: "D = √(({{cpu}})² + ({{net}})² + ({{mem}})²) = {{value}}",
      },
      deviation: {
        name: "표준편차",
        text: "자원마다 PM들이 평균에서 얼마나 떨어져 있는가.",
        formula: "σ = √((U − 평균 U)²의 PM 평균)",
        worked: "평균 {{mean}}; σ = √(({{squares}}) ÷ {{pms}}) = {{value}}",
      },
      spread: { name: "최대−최소", text: "가장 찬 PM과 가장 빈 PM의 차이. 가장 크게 벌어진 자원에서." },
      apart: {
        name: "차이",
        text: "모든 레인에서 같은 PM에 있지는 않은 VM. “차이 ≤ VM n대”: 이 실행에서 n대를 넘지 않는다.",
      },
      listing: { name: "절차", text: "정책의 규칙 몇 줄. 이유에서는 지금 따르는 줄이 켜진다." },
      fork: {
        name: "갈래",
        text: "무엇인가를 바꾼 미래. 바꾸지 않은 실행이 속이 빈 점으로 곁에 남는다.",
      },
      rule: {
        name: "P9, C2, …",
        text: "규칙의 이름: P는 모델, C는 셈, D는 부하, I는 사람이 바꾸는 것, 다른 글자는 정책. 누르면 규칙의 내용이 열린다.",
      },
      seed: { name: "시드", text: "무작위 부하가 자라나는 수. 시드가 같으면 부하도 같다." },
    },
  },
};
