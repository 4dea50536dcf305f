/**
 * Demand for fleets of any size from a few figures, computed when it is asked for: no table. Each
 * VM is one of D1 and D2, drawn from its own figures of the stream "generated/vm"; the noise of
 * step s is row s of "generated/noise". So the demand of (seed, VM, step) is the same whatever else
 * was asked before. VMs are as large as the paper's would be if the fleet had as many per PM: a
 * fleet is loaded like the paper's whatever its VMs per PM.
 */

import { present } from "../base/assert.ts";
import type { StreamDerivation } from "../base/random.ts";
import { bitsAt, createIndexedStream, createStream, normalQuantile, uniformAt } from "../base/random.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import type { StepTime } from "../base/step-time.ts";
import { HOURLY } from "../base/step-time.ts";
import { vectorAt } from "../base/vector.ts";
import type { Demand } from "../engine/workload.ts";
import type { ClassMix } from "./class-mix.ts";
import { createClassPicker, LOAD_CLASSES } from "./class-mix.ts";
import { createDailyLevels, shapeOf } from "./daily-shapes.ts";
import type { UseRange } from "./profile-ranges.ts";
import { drawWithin, PROFILE_RANGES, rangesOfUse } from "./profile-ranges.ts";

/** What generated demand is made from, besides the scenario's size. */
export interface GeneratedDemand {
  /** Any 32-bit integer. */
  readonly seed: number;
  /** How large the VMs are, where 1 loads the fleet as the paper's is. */
  readonly load: number;
  /** Null repeats Table 1. */
  readonly mix: ClassMix | null;
}

export interface FleetSize {
  readonly pms: number;
  readonly vms: number;
  readonly steps: number;
}

/** VMs per PM in the paper's experiment. */
const PAPER_VMS_PER_PM = 6;

/** Noise comes from 10 bits per resource, so that one hash of 32 serves a VM's three. */
const NOISE_BITS = 10;
const NOISE_LEVELS = 1 << NOISE_BITS;
const NOISE_MASK = NOISE_LEVELS - 1;

/** Making it costs about 0.3 µs per VM, a step about 0.02 µs per VM. */
export function createGeneratedDemand(
  source: GeneratedDemand,
  { pms, vms, steps }: FleetSize,
  streams: StreamDerivation,
  time: StepTime = HOURLY,
): Demand {
  /** Drawn when demand is asked for the first time: a page that only shows records never asks. */
  let drawn: VmColumns | null = null;
  const levelsAt = createDailyLevels(time);
  const noiseRow = createIndexedStream(source.seed, "generated/noise", streams);
  const noise = drawWithin(PROFILE_RANGES.noise, createStream(source.seed, "generated/noise-level", streams));
  const factors = Float64Array.from(
    { length: NOISE_LEVELS },
    (_, i) => 1 + noise * normalQuantile((i + 0.5) / NOISE_LEVELS),
  );

  /** Writes the demands of VMs `first` to `end - 1` from the start of `into` on. */
  function write(step: number, first: number, end: number, into: Float64Array): void {
    drawn ??= drawVms(source, vms, ((PAPER_VMS_PER_PM * pms) / vms) * source.load, streams);
    const { uses, shape } = drawn;
    const levels = levelsAt(step);
    const row = noiseRow(step);
    for (let vm = first, u = first * USES, place = 0; vm < end; vm++, u += USES, place += RESOURCE_COUNT) {
      // Indexed in place: every entry is there, and one accessor for columns of three types would be slow.
      const level = levels[shape[vm] as number] as number;
      const bits = bitsAt(row, vm);
      const cpuNoise = factors[bits & NOISE_MASK] as number;
      const netNoise = factors[(bits >>> NOISE_BITS) & NOISE_MASK] as number;
      const memNoise = factors[bits >>> (32 - NOISE_BITS)] as number;
      into[place] = ((uses[u] as number) + (uses[u + 1] as number) * level) * cpuNoise;
      into[place + 1] = ((uses[u + 2] as number) + (uses[u + 3] as number) * level) * netNoise;
      into[place + 2] = ((uses[u + 4] as number) + (uses[u + 5] as number) * level) * memNoise;
    }
  }

  const one = new Float64Array(RESOURCE_COUNT);
  return {
    vms,
    steps,
    load(step, into) {
      write(step, 0, vms, into);
      return into;
    },
    of(vm, step) {
      write(step, vm, vm + 1, one);
      return vectorAt(one, 0);
    },
  };
}

/** Which figure of a VM's row of the stream serves what. */
const [FOR_CLASS, FOR_SHAPE, FOR_USE] = [0, 2, 4];

interface VmColumns {
  /** {@link USES} per VM: base and amplitude of cpu, of net, of mem. In single precision, since every step reads all. */
  readonly uses: Float32Array;
  /** A shape of `daily-shapes.ts` per VM. */
  readonly shape: Uint16Array;
}

const USES = 2 * RESOURCE_COUNT;

/** @param scale how large the VMs are, where 1 is as in the paper */
function drawVms(
  { seed, mix }: GeneratedDemand,
  vms: number,
  scale: number,
  streams: StreamDerivation,
): VmColumns {
  const rowOf = createIndexedStream(seed, "generated/vm", streams);
  const pick = createClassPicker(mix);
  const uses = new Float32Array(vms * USES);
  const shape = new Uint16Array(vms);
  const classes = LOAD_CLASSES.map((load) => ({
    pattern: load.pattern,
    ranges: rangesOfUse(load).map(spans),
  }));
  for (let vm = 0; vm < vms; vm++) {
    const row = rowOf(vm);
    const chosen = pick(vm, uniformAt(row, FOR_CLASS), uniformAt(row, FOR_CLASS + 1));
    const { pattern, ranges } = present(classes[chosen], "the class");
    shape[vm] = shapeOf(pattern, uniformAt(row, FOR_SHAPE), uniformAt(row, FOR_SHAPE + 1));
    let use = vm * USES;
    let figure = FOR_USE;
    for (const { base, baseSpan, amplitude, amplitudeSpan } of ranges) {
      uses[use++] = scale * (base + baseSpan * uniformAt(row, figure++));
      uses[use++] = scale * (amplitude + amplitudeSpan * uniformAt(row, figure++));
    }
  }
  return { uses, shape };
}

const spans = ({ base, amplitude }: UseRange) => ({
  base: base[0],
  baseSpan: base[1] - base[0],
  amplitude: amplitude[0],
  amplitudeSpan: amplitude[1] - amplitude[0],
});
