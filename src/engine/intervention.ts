/**
 * Interventions: what a person changes in a run. They are data, a list in the order in which they
 * were made, and the same list on the same workload and policy gives the same bytes.
 *
 * - I1. A moment is a step and a number of its events; in a step with fewer, it is after the last one.
 *   There the policy is interrupted, the change is made, and the policy looks at everything afresh: it
 *   may also try again what it had given up. A change that does not apply (the VM is there already,
 *   the PM is down, the threshold is the same) is passed over, and nobody is interrupted.
 * - I2. Moves and swaps by hand are events of the run, and counted as the policy's are; as an overload
 *   finding (C2) only where the source was over.
 * - I3. A PM that goes down is evacuated at once, by hand as it were: its VMs, the largest demand ||d||
 *   first. Of the PMs that are up, those that stay at or under the threshold with the VM come first,
 *   the one nearest to the origin before it; if there is none, the one with the least excess with it,
 *   which is what is above the threshold, summed over the resources. Ties by P9. The last PM that is
 *   up stays. It takes no VM any more, and is neither overloaded nor part of the deviation.
 * - I4. A PM that is added has the next index, stands empty from its moment on, and is as if it had
 *   gone down before.
 * - I5. A veto holds for its step: the VM may not go to that PM, by migration or swap, by the policy.
 * - I6. Load is added to the demand of each VM named, in every step of its window; a demand does not
 *   fall below 0.
 * - I7. A no-solution is counted once per PM and step (C1), however often the policy is asked again, and
 *   also where the PM is relieved later in the step.
 */

import type { PmId, Step, VmId } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";

/** I1: after so many events of the step. */
interface AtMoment {
  readonly step: Step;
  readonly after: number;
}

export type Intervention =
  | ({ readonly kind: "move"; readonly vm: VmId; readonly to: PmId } & AtMoment)
  | ({ readonly kind: "swap"; readonly vm: VmId; readonly with: VmId } & AtMoment)
  /** From here on PMs are overloaded above `value`. */
  | ({ readonly kind: "threshold"; readonly value: number } & AtMoment)
  | ({ readonly kind: "pm-down"; readonly pm: PmId } & AtMoment)
  /** `capacity` in units of the reference PM (P3). */
  | ({ readonly kind: "pm-added"; readonly capacity: ResourceVector } & AtMoment)
  | { readonly kind: "veto"; readonly step: Step; readonly vm: VmId; readonly to: PmId }
  /** `add` to each of `vms`, in units of the reference PM, for `steps` steps. */
  | {
      readonly kind: "load";
      readonly step: Step;
      readonly steps: number;
      readonly vms: readonly VmId[];
      readonly add: ResourceVector;
    };

export type InterventionKind = Intervention["kind"];

/** Those that are made at a moment, in the midst of a step. */
export type MomentIntervention = Extract<Intervention, AtMoment>;

export const NO_INTERVENTIONS: readonly Intervention[] = [];
