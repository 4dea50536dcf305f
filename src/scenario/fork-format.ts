/**
 * A fork in a scenario file, as a schema: its interventions look as they do in the program
 * (`engine/intervention.ts`), a shape per kind. That machines and steps exist is checked where the
 * rest of the file is known (`fork-checks.ts`).
 */

import * as v from "valibot";
import { pmId, stepOf, vmId } from "../base/ids.ts";
import type { Intervention, InterventionKind } from "../engine/intervention.ts";
import {
  capacity,
  count,
  expected,
  index,
  list,
  object,
  text,
  threshold,
  vectorOf,
  within,
} from "./format-parts.ts";
import { MOST_DEMAND, MOST_INTERVENTIONS } from "./limits.ts";

const step = v.pipe(index, v.transform(stepOf));
const vm = v.pipe(index, v.transform(vmId));
const pm = v.pipe(index, v.transform(pmId));
/** I1. */
const moment = { step, after: index };

/** What is added to a demand; it may be taken away, too (I6). */
const addition = within([-MOST_DEMAND, MOST_DEMAND], "within-100");

const BY_KIND = {
  move: object({ kind: v.literal("move"), ...moment, vm, to: pm }),
  swap: object({ kind: v.literal("swap"), ...moment, vm, with: vm }),
  threshold: object({ kind: v.literal("threshold"), ...moment, value: threshold }),
  "pm-down": object({ kind: v.literal("pm-down"), ...moment, pm }),
  "pm-added": object({ kind: v.literal("pm-added"), ...moment, capacity: vectorOf(capacity) }),
  veto: object({ kind: v.literal("veto"), step, vm, to: pm }),
  load: object({
    kind: v.literal("load"),
    step,
    steps: count,
    vms: v.pipe(list(vm), v.minLength(1, expected("some-vms"))),
    add: vectorOf(addition),
  }),
} satisfies {
  readonly [K in InterventionKind]: v.GenericSchema<unknown, Extract<Intervention, { kind: K }>>;
};

const intervention = v.variant("kind", Object.values(BY_KIND), expected("intervention"));

export const forkSchema = object({
  name: text,
  /** Counted before any of them is looked at: the list may be of any length. */
  interventions: v.pipe(
    list(v.unknown()),
    v.maxLength(MOST_INTERVENTIONS, expected("list")),
    list(intervention),
  ),
});
