/**
 * The fleet of CloudSim's experiments with PlanetLab traces (Beloglazov and Buyya, CCPE 2012), as
 * CloudSim 3.0.3 sets it up, and where its VMs start: each on the host where power grows least while it
 * asks for all that it may have (TM5). The reference PM is the smaller host.
 */

import { assert } from "../base/assert.ts";
import { tablePower } from "../policies/power.ts";

interface HostType {
  /** MIPS of each of its cores, and how many it has. */
  readonly core: number;
  readonly cores: number;
  /** MB. */
  readonly memory: number;
}

interface VmType {
  readonly mips: number;
  /** MB. */
  readonly memory: number;
}

const HOST_TYPES: readonly [HostType, HostType] = [
  { core: 1860, cores: 2, memory: 4096 },
  { core: 2660, cores: 2, memory: 4096 },
];

/** A quarter of the VMs each, by number. */
const VM_TYPES: readonly VmType[] = [
  { mips: 2500, memory: 870 },
  { mips: 2000, memory: 1740 },
  { mips: 1000, memory: 1740 },
  { mips: 500, memory: 613 },
];

/** Hosts alternate. */
export const hostTypeOf = (host: number): HostType => HOST_TYPES[host % 2 === 0 ? 0 : 1];

export function vmTypeOf(vm: number, vms: number): VmType {
  const type = VM_TYPES[Math.floor(vm / Math.ceil(vms / VM_TYPES.length))];
  assert(type !== undefined, "a VM has a type");
  return type;
}

export const mipsOf = ({ core, cores }: HostType): number => core * cores;

/** What is 1 in a workload of this fleet: MIPS, and MB. */
export const REFERENCE = { mips: mipsOf(HOST_TYPES[0]), memory: HOST_TYPES[0].memory };

/** The host of each VM; null where they do not all fit. */
export function firstPlacement(hosts: number, vms: number): Int32Array | null {
  const mips = new Float64Array(hosts);
  const memory = new Float64Array(hosts);
  const placement = new Int32Array(vms);
  for (let vm = 0; vm < vms; vm++) {
    const type = vmTypeOf(vm, vms);
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let host = 0; host < hosts; host++) {
      const has = hostTypeOf(host);
      const all = mipsOf(has);
      const used = mips[host] as number;
      if (has.core < type.mips || all - used < type.mips) continue;
      if (has.memory - (memory[host] as number) < type.memory) continue;
      // Hosts still count as idle in what they drew before.
      const size = all / REFERENCE.mips;
      const growth = tablePower.growth(size, tablePower.drawn(size, 0), 0, used / all, type.mips / all);
      if (growth < least) [best, least] = [host, growth];
    }
    if (best === -1) return null;
    placement[vm] = best;
    mips[best] = (mips[best] as number) + type.mips;
    memory[best] = (memory[best] as number) + type.memory;
  }
  return placement;
}
