/**
 * What it costs to move a running VM, by the pre-copy model (MC1): its memory is sent while it runs,
 * what it wrote to meanwhile is sent again, round by round, and at last it stands still for the rest.
 * It tells what moves would have taken; a policy sees it only where its source weighs it (MC2).
 */

import type { Step, VmId } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import { MEM } from "../base/resources.ts";

/** What migrations on a workload go by. */
export interface MigrationTerms {
  /** MiB of the reference PM: a VM's memory is what it demands of it (MC2). */
  readonly memory: number;
  /** MiB/s over the link. */
  readonly link: number;
  /** MiB/s that a running VM writes to. */
  readonly dirty: number;
}

/** MC2: a PM of 16 GiB, a link of 1 Gbit/s, a VM that writes little. */
export const USUAL_TERMS: MigrationTerms = { memory: 16_384, link: 119, dirty: 10 };

export interface MigrationCost {
  /** From the first page that is sent to the last. */
  readonly seconds: number;
  /** MiB sent, what is sent again included. */
  readonly sent: number;
  /** Seconds that the VM stands still. */
  readonly downtime: number;
  /** Whether it stood still because next to nothing was left: else it was stopped, with much to be sent. */
  readonly converges: boolean;
}

/** MiB: 50 pages of 4 KiB. */
const FEW_PAGES = 50 / 256;
const MOST_ROUNDS = 29;
/** Times the VM's memory. */
const MOST_SENT = 3;
/** Seconds until the VM runs on the other side. */
const RESUME = 0.02;

/**
 * Source: Clark et al., NSDI 2005; Xen's rules when to stop (MC1).
 * @param memory MiB of the VM
 */
export function migrationCost(memory: number, { link, dirty }: MigrationTerms): MigrationCost {
  let [left, sent, rounds] = [memory, 0, 0];
  while (left >= FEW_PAGES && rounds < MOST_ROUNDS && sent <= MOST_SENT * memory) {
    sent += left;
    left = Math.min(memory, left * (dirty / link)); // a page that is written to twice is sent once
    rounds++;
  }
  sent += left;
  return {
    seconds: sent / link,
    sent,
    downtime: left / link + RESUME,
    converges: left < FEW_PAGES,
  };
}

/** What a migration needs to know of the workload that it happens on. */
interface MovedOn {
  readonly demand: { of(vm: VmId, step: Step): ResourceVector };
  readonly migration: MigrationTerms;
}

/** MC2: what moving `vm` in `step` costs. */
export const costOfMoving = ({ demand, migration }: MovedOn, vm: VmId, step: Step): MigrationCost =>
  migrationCost(demand.of(vm, step)[MEM] * migration.memory, migration);
