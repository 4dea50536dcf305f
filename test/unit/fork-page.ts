/** A page on the paper's scenario with two lanes in which tests intervene. */

import { pmId, stepOf, vmId } from "../../src/base/ids.ts";
import type { Intervention } from "../../src/engine/intervention.ts";
import type { RunRecord } from "../../src/engine/record.ts";
import type { PolicyChoice } from "../../src/policies/registry.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import type { App } from "../../src/state/app.ts";
import { canRedo, canUndo } from "../../src/state/forks.ts";
import { simulate } from "../simulated.ts";
import { choose } from "./fixtures.ts";
import type { Page } from "./page.ts";
import { allDone, laneOf, openPage, PAPER, stateOf } from "./page.ts";

export const [sandpiper, scoa] = [choose("sandpiper-2008"), choose("scoa")];

export const openTwo = (): Promise<Page> => openPage(PAPER, [sandpiper, scoa]);

/** Where VM 3 goes to another PM than it does under the policy, at the beginning of an hour. */
export const moveAt = (step: number, to = 4, vm = 3): Intervention => ({
  kind: "move",
  step: stepOf(step),
  after: 0,
  vm: vmId(vm),
  to: pmId(to),
});

/** Whether there is something to be undone, and to be done again. */
export const undoable = (app: App) => ({ canUndo: canUndo(stateOf(app)), canRedo: canRedo(stateOf(app)) });

export const idOf = (app: App, index = 0): number => laneOf(app, index).id;

export async function intervene(app: App, made: Intervention, as?: "new-fork"): Promise<void> {
  await app.intervene(idOf(app), made, as);
  await allDone(app);
}

/** The same as a lane's, run in one go from the beginning. */
export function wholeRun(choice: PolicyChoice, interventions: readonly Intervention[]): RunRecord {
  const workload = createWorkload(createPreset("paper"), interventions);
  return simulate(workload, deciderOf(choice), { quantiles: true });
}
