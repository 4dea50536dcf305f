/**
 * What the schema of a fork cannot say: that its interventions fit the scenario that carries it.
 * Machines and steps exist, PMs that are added included; a swap has two VMs; a load names each VM
 * once. What does not apply when its moment comes, such as taking the last PM down, is no error: a
 * run passes it over (I1, I3).
 */

import type { ByType, Intervention } from "../engine/intervention.ts";
import { doneWith, figuresOf } from "../engine/intervention.ts";
import { pmsWith } from "../engine/intervention-list.ts";
import type { Expectation, InputError } from "./input-error.ts";
import { inputError, sizeError } from "./input-error.ts";
import { findRunProblem, MOST_ADDED_PMS, MOST_INTERVENTIONS } from "./limits.ts";
import type { ScenarioFork } from "./scenario-fork.ts";

interface Size {
  /** Without those that are added. */
  readonly pms: number;
  readonly vms: number;
  readonly steps: number;
}

/** A figure of an intervention that does not fit. */
export interface Misfit {
  /** Within the intervention: `vm`, `vms[3]`. */
  readonly path: string;
  readonly value: number;
  readonly expected: Expectation;
}

const PATH = "fork.interventions";

/** The first thing that is wrong with a fork, in the order of its list; how much it is comes first. */
export function findForkError({ interventions }: ScenarioFork, size: Size, file: string): InputError | null {
  const { length: found } = interventions;
  if (found > MOST_INTERVENTIONS)
    return inputError("list-too-long", { found, most: MOST_INTERVENTIONS }, { file, path: PATH });
  const pms = pmsWith(size.pms, interventions);
  const added = pms - size.pms;
  if (added > MOST_ADDED_PMS)
    return inputError("too-many-added", { found: added, most: MOST_ADDED_PMS }, { file, path: PATH });
  const problem = findRunProblem(pms, size.steps);
  if (problem !== null) return sizeError(problem, { file, path: PATH });

  const whole = { pms, vms: size.vms, steps: size.steps };
  for (const [i, made] of interventions.entries()) {
    const misfit = findMisfit(made, whole);
    if (misfit !== null) return errorAt(i, misfit, file);
  }
  return null;
}

const errorAt = (index: number, { path, value, expected }: Misfit, file: string): InputError =>
  inputError("wrong-value", { expected }, { file, path: `${PATH}[${index}].${path}`, value: `${value}` });

/**
 * What of one intervention does not fit: its own figures and the size, nothing else, so that a list is
 * checked in one pass.
 * @param size with the PMs that are added
 */
export function findMisfit(made: Intervention, size: Size): Misfit | null {
  for (const figure of figuresOf(made)) {
    const misfit = doneWith(MISFIT_BY_TYPE, figure, figure.name, size, made);
    if (misfit !== null) return misfit;
  }
  return null;
}

type Check = [path: string, size: Size, made: Intervention];

const fits = (): null => null;

/** Figures that fit every scenario were checked where they were read. */
const MISFIT_BY_TYPE: ByType<Misfit | null, Check> = {
  step: (value, path, { steps }) => below(value, steps, path, "step"),
  events: fits,
  steps: fits,
  vm: (value, path, { vms }) => below(value, vms, path, "vm"),
  "other-vm": (value, path, { vms }, made) =>
    "vm" in made && made.vm === value
      ? { path, value, expected: "another-vm" }
      : below(value, vms, path, "vm"),
  vms: (named, path, { vms }) => findListMisfit(named, path, vms),
  pm: (value, path, { pms }) => below(value, pms, path, "pm"),
  threshold: fits,
  capacity: fits,
  load: fits,
};

const below = (value: number, end: number, path: string, expected: Expectation): Misfit | null =>
  value < end ? null : { path, value, expected };

/** Of a list that may name every VM of a large fleet. */
function findListMisfit(named: readonly number[], path: string, vms: number): Misfit | null {
  const before = new Set<number>();
  for (const [i, value] of named.entries()) {
    if (value >= vms) return { path: `${path}[${i}]`, value, expected: "vm" };
    if (before.has(value)) return { path: `${path}[${i}]`, value, expected: "each-vm-once" };
    before.add(value);
  }
  return null;
}
