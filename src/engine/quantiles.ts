/**
 * Quantiles of utilization across PMs, computed in every step of a run that is shown. The figures
 * are counted into buckets of equal width; only those of a bucket that holds a rank are sorted. That
 * is some eight times as fast as a selection or a sort of all.
 */

import { RESOURCE_COUNT } from "../base/resources.ts";
import { QUANTILES } from "./record.ts";

const BUCKETS = 512;

/**
 * A function that writes `[resource][quantile]` of a fleet of `pms` into `into`. A quantile is the
 * utilization of a PM that is there (the nearest rank, rounded down), never a figure in between.
 */
export function createQuantiles(pms: number): (utilization: Float64Array, into: Float64Array) => void {
  const ranks = QUANTILES.map((quantile) => Math.floor(quantile * (pms - 1)));
  const starts = new Uint32Array(BUCKETS + 1);
  const bucketOf = new Uint16Array(pms);

  /** The figures of one bucket in ascending order. */
  function sortedBucket(utilization: Float64Array, resource: number, bucket: number): Float64Array {
    const figures = new Float64Array((starts[bucket + 1] as number) - (starts[bucket] as number));
    let count = 0;
    for (let pm = 0; pm < pms; pm++)
      if (bucketOf[pm] === bucket) figures[count++] = utilization[pm * RESOURCE_COUNT + resource] as number;
    return figures.sort();
  }

  return (utilization, into) => {
    for (let resource = 0; resource < RESOURCE_COUNT; resource++) {
      let low = Number.POSITIVE_INFINITY;
      let high = Number.NEGATIVE_INFINITY;
      for (let i = resource; i < utilization.length; i += RESOURCE_COUNT) {
        const figure = utilization[i] as number;
        if (figure < low) low = figure;
        if (figure > high) high = figure;
      }
      const inverse = (BUCKETS - 1) / (high - low);
      const perUnit = Number.isFinite(inverse) ? inverse : 0; // equal, or as good as: one bucket
      starts.fill(0);
      for (let pm = 0, i = resource; pm < pms; pm++, i += RESOURCE_COUNT) {
        const bucket = Math.floor(((utilization[i] as number) - low) * perUnit);
        bucketOf[pm] = bucket;
        starts[bucket + 1] = (starts[bucket + 1] as number) + 1;
      }
      for (let b = 0; b < BUCKETS; b++) starts[b + 1] = (starts[b + 1] as number) + (starts[b] as number);
      let bucket = 0;
      ranks.forEach((rank, q) => {
        while ((starts[bucket + 1] as number) <= rank) bucket++; // ranks ascend
        const place = rank - (starts[bucket] as number);
        into[resource * QUANTILES.length + q] = sortedBucket(utilization, resource, bucket)[place] as number;
      });
    }
  };
}
