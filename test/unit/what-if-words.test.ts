/** Interventions in words, in both languages, and where each of them can be seen. */

import { beforeAll, describe, expect, it } from "vitest";
import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import { attemptTexts, changeLanguage, startI18n } from "../../src/ui/i18n/i18n.ts";
import { eventText, interventionText, momentOfMade } from "../../src/ui/panel/what-if/what-if-words.ts";
import { words } from "./plain-words.ts";

const at = { step: stepOf(34), after: 2 };
const VMS = [3, 4, 5, 6, 7, 8].map(vmId);

const CASES: readonly (readonly [made: Intervention, english: string, korean: string, action: number])[] = [
  [{ kind: "move", ...at, vm: vmId(18), to: pmId(4) }, "VM 18 to PM4", "VM 18을 PM4로 이동", 3],
  [
    { kind: "swap", ...at, vm: vmId(2), with: vmId(13) },
    "VM 2 and VM 13 change places",
    "VM 2와 VM 13을 교환",
    3,
  ],
  [{ kind: "threshold", ...at, value: 0.85 }, "threshold 0.85 from here on", "이때부터 임계값 0.85", 2],
  [{ kind: "pm-down", ...at, pm: pmId(3) }, "PM3 goes down", "PM3 중단", 3],
  [
    { kind: "pm-added", ...at, capacity: [1, 1, 2] },
    "a PM is added, size 1 / 1 / 2",
    "PM 추가, 크기 1 / 1 / 2",
    2,
  ],
  [
    { kind: "veto", step: stepOf(34), vm: vmId(7), to: pmId(3) },
    "VM 7 may not go to PM3",
    "VM 7을 PM3으로 옮기는 것 금지",
    0,
  ],
  [
    { kind: "load", step: stepOf(34), steps: 1, vms: [vmId(3)], add: [0.1, 0, -0.05] },
    "cpu +0.10, mem −0.05 on VM 3 for 1 hour",
    "VM 3에 cpu +0.10, mem −0.05, 1시간",
    0,
  ],
  [
    { kind: "load", step: stepOf(34), steps: 8, vms: VMS, add: [0.1, 0, 0] },
    "cpu +0.10 on VM 3, VM 4, VM 5, VM 6 and 2 more for 8 hours",
    "VM 3, VM 4, VM 5, VM 6 외 2개에 cpu +0.10, 8시간",
    0,
  ],
];

describe("an intervention", () => {
  beforeAll(async () => {
    await startI18n("en");
    await attemptTexts("panel what-if");
  });

  it.each(CASES)("is said in English and Korean: %o", async (made, english, korean) => {
    await changeLanguage("en");
    expect(interventionText(made, words())).toBe(english);
    await changeLanguage("ko");
    expect(interventionText(made, words())).toBe(korean);
  });

  it.each(CASES)("is seen at its moment: %o", (made, _english, _korean, action) => {
    expect(momentOfMade(made)).toEqual({ step: 34, action });
  });

  it("leads to events that are named in a cell", async () => {
    await changeLanguage("en");
    const named = (event: Parameters<typeof eventText>[0]): string => eventText(event, words());
    expect(named({ kind: "migration", vm: vmId(7), from: pmId(0), to: pmId(5) })).toBe("VM 7: PM0 → PM5");
    expect(named({ kind: "swap", vm: vmId(8), from: pmId(0), with: vmId(13), to: pmId(3) })).toBe(
      "VM 8 (PM0) ⇄ VM 13 (PM3)",
    );
    expect(named({ kind: "no-solution", from: pmId(0), to: null })).toBe("no solution for PM0");
  });
});
