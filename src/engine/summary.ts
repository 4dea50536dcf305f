/**
 * What is said of the whole fleet after each step. It is computed in every step of every run: two
 * passes over the PMs, nothing allocated, columns indexed in place (an accessor shared with columns
 * of other types would cost more than the arithmetic).
 */

import { RESOURCE_COUNT } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import { fleetSum } from "./metrics.ts";

export class FleetSummary {
  /** Population standard deviation of utilization across PMs, per resource (Fig. 8). */
  readonly deviation = new Float64Array(RESOURCE_COUNT);
  /** What the fleet is asked for as a fraction of what it has, per resource. */
  readonly load = new Float64Array(RESOURCE_COUNT);
  /** PMs with any resource over the threshold (P5, P9). */
  overloaded = 0;
  readonly #capacity: Float64Array;
  /** What the fleet has, per resource. */
  readonly #fleet = new Float64Array(RESOURCE_COUNT);

  /** @param capacity `3 * pms` figures in units of the reference PM (P3) */
  constructor(capacity: Float64Array) {
    this.#capacity = capacity;
    capacity.forEach((figure, i) => {
      this.#fleet[i % RESOURCE_COUNT] = (this.#fleet[i % RESOURCE_COUNT] as number) + figure;
    });
  }

  /** @param utilization `3 * pms` figures */
  take(utilization: Float64Array, threshold: number): void {
    const capacity = this.#capacity;
    let cpuSum = 0;
    let netSum = 0;
    let memSum = 0;
    let cpuUsed = 0;
    let netUsed = 0;
    let memUsed = 0;
    let overloaded = 0;
    for (let i = 0; i < utilization.length; i += RESOURCE_COUNT) {
      const cpu = utilization[i] as number;
      const net = utilization[i + 1] as number;
      const mem = utilization[i + 2] as number;
      cpuSum += cpu;
      netSum += net;
      memSum += mem;
      cpuUsed += cpu * (capacity[i] as number);
      netUsed += net * (capacity[i + 1] as number);
      memUsed += mem * (capacity[i + 2] as number);
      if (isOver(cpu, threshold) || isOver(net, threshold) || isOver(mem, threshold)) overloaded++;
    }
    writeDeviation(utilization, cpuSum, netSum, memSum, this.deviation);
    this.load[0] = cpuUsed / (this.#fleet[0] as number);
    this.load[1] = netUsed / (this.#fleet[1] as number);
    this.load[2] = memUsed / (this.#fleet[2] as number);
    this.overloaded = overloaded;
  }
}

/** The figures of a column without those of some PMs. */
export function withoutPms(column: Float64Array, pms: ReadonlySet<number>): Float64Array {
  const left = new Float64Array(column.length - pms.size * RESOURCE_COUNT);
  let filled = 0;
  for (let pm = 0; pm < column.length / RESOURCE_COUNT; pm++) {
    if (pms.has(pm)) continue;
    left.set(column.subarray(pm * RESOURCE_COUNT, (pm + 1) * RESOURCE_COUNT), filled);
    filled += RESOURCE_COUNT;
  }
  return left;
}

/**
 * Writes the population standard deviation across PMs, per resource (Fig. 8), and returns it.
 * @param utilization `3 * pms` figures
 */
export function deviationAcrossPms(
  utilization: Float64Array,
  into: Float64Array = new Float64Array(RESOURCE_COUNT),
): Float64Array {
  const [cpu, net, mem] = fleetSum(utilization);
  writeDeviation(utilization, cpu, net, mem, into);
  return into;
}

function writeDeviation(
  utilization: Float64Array,
  cpuSum: number,
  netSum: number,
  memSum: number,
  into: Float64Array,
): void {
  const pms = utilization.length / RESOURCE_COUNT;
  const cpuMean = cpuSum / pms;
  const netMean = netSum / pms;
  const memMean = memSum / pms;
  let cpuSquares = 0;
  let netSquares = 0;
  let memSquares = 0;
  for (let i = 0; i < utilization.length; i += RESOURCE_COUNT) {
    const cpu = (utilization[i] as number) - cpuMean;
    const net = (utilization[i + 1] as number) - netMean;
    const mem = (utilization[i + 2] as number) - memMean;
    cpuSquares += cpu * cpu;
    netSquares += net * net;
    memSquares += mem * mem;
  }
  into[0] = Math.sqrt(cpuSquares / pms);
  into[1] = Math.sqrt(netSquares / pms);
  into[2] = Math.sqrt(memSquares / pms);
}
