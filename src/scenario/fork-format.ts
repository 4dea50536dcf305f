/**
 * A fork in a scenario file, as a schema: its interventions look as they do in the program, each with the
 * fields of its kind (`engine/intervention.ts`). That machines and steps exist is checked where the rest
 * of the file is known (`fork-checks.ts`).
 */

import * as v from "valibot";
import { pmId, stepOf, vmId } from "../base/ids.ts";
import type { AnyKind, Intervention } from "../engine/intervention.ts";
import { INTERVENTION_KINDS } from "../engine/intervention.ts";
import type { FieldType, FieldTypes } from "../engine/interventions/kind.ts";
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
import { ADDED_LOAD, MOST_INTERVENTIONS } from "./limits.ts";

const vm = v.pipe(index, v.transform(vmId));

const BY_TYPE: { readonly [Type in FieldType]: v.GenericSchema<unknown, FieldTypes[Type]> } = {
  step: v.pipe(index, v.transform(stepOf)),
  events: index,
  steps: count,
  vm,
  "other-vm": vm,
  vms: v.pipe(list(vm), v.minLength(1, expected("some-vms"))),
  pm: v.pipe(index, v.transform(pmId)),
  threshold,
  capacity: vectorOf(capacity),
  load: vectorOf(within(ADDED_LOAD, "within-100")),
};

const schemaOf = ({ kind, fields }: AnyKind) =>
  object({
    kind: v.literal(kind),
    ...Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, BY_TYPE[type]])),
  });

/** What it lets through has the fields of its kind, and so is an intervention. */
const intervention = v.variant(
  "kind",
  INTERVENTION_KINDS.map(schemaOf),
  expected("intervention"),
) as unknown as v.GenericSchema<unknown, Intervention>;

export const forkSchema = object({
  name: text,
  /** Counted before any of them is looked at: the list may be of any length. */
  interventions: v.pipe(
    list(v.unknown()),
    v.maxLength(MOST_INTERVENTIONS, expected("list")),
    list(intervention),
  ),
});
