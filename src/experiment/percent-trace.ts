/** Traces of rows "name, then per cent of the VM's own cpu at each step", as CloudSim's PlanetLab workloads are. */

import { present } from "../base/assert.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { MOST_ROW_CHARACTERS } from "../scenario/limits.ts";

export interface PercentTrace {
  readonly vms: number;
  readonly steps: number;
  /** `[vm][step]`, whole numbers from 0 to 100. */
  readonly percent: Uint8Array;
}

const FIGURE = /^\d{1,3}$/;

/** Names, which nobody needs, are passed over. */
export function readPercentTrace(text: string): Result<PercentTrace, string> {
  const lines = text.trim().split(/\r?\n/);
  const long = lines.findIndex((line) => line.length > MOST_ROW_CHARACTERS);
  if (long >= 0) return fail(`line ${long + 1}: a line has at most ${MOST_ROW_CHARACTERS} characters`);
  const rows = lines.map((line) => line.split(",").slice(1));
  const steps = present(rows[0], "a first line, were it empty").length;
  if (steps < 2) return fail("line 1: a name and at least two figures are expected");
  const percent = new Uint8Array(rows.length * steps);
  for (const [vm, row] of rows.entries()) {
    if (row.length !== steps) return fail(`line ${vm + 1}: ${steps} figures are expected, not ${row.length}`);
    for (const [step, figure] of row.entries()) {
      if (!FIGURE.test(figure) || Number(figure) > 100)
        return fail(`line ${vm + 1}, figure ${step + 1}: a whole number from 0 to 100 is expected`);
      percent[vm * steps + step] = Number(figure);
    }
  }
  return ok({ vms: rows.length, steps, percent });
}
