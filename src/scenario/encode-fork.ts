/**
 * A fork as it stands in a scenario file: a line per intervention, keys in one order and no others
 * than the format's. A load may name every VM of a large fleet, so that its list comes in pieces.
 */

import { jsonOf } from "../base/json.ts";
import type { Intervention } from "../engine/intervention.ts";
import type { ScenarioFork } from "./scenario-fork.ts";

/** VMs of a list that are put into one piece. */
const PIECE = 4096;

/** What an intervention may have, in the order in which it is written. */
const KEYS = ["kind", "step", "after", "vm", "to", "with", "value", "pm", "capacity"];

/** The value of the key `fork`. */
export function* encodeFork(fork: ScenarioFork | null): Generator<string> {
  if (fork === null) return yield "null";
  yield `{\n    "name": ${jsonOf(fork.name)},\n    "interventions": [`;
  for (const [i, made] of fork.interventions.entries()) {
    yield i === 0 ? "\n      " : ",\n      ";
    yield* encodeIntervention(made);
  }
  yield fork.interventions.length === 0 ? "]\n  }" : "\n    ]\n  }";
}

function* encodeIntervention(made: Intervention): Generator<string> {
  if (made.kind !== "load") return yield jsonOf(made, { keys: KEYS });
  const { kind, step, steps, vms, add } = made;
  yield `${jsonOf({ kind, step, steps }).slice(0, -1)},"vms":[`;
  for (let first = 0; first < vms.length; first += PIECE)
    yield `${first === 0 ? "" : ","}${vms.slice(first, first + PIECE).join(",")}`;
  yield `],"add":${jsonOf(add, { at: "add" })}}`;
}
