/**
 * How far each resource is used over whole runs. Every part of a record is read once, however often runs
 * grow: parts that are there do not change, so what is known of them only grows with their number.
 */

import { RESOURCE_COUNT } from "../../base/resources.ts";
import { at } from "../../base/vector.ts";
import type { RecordPart, RunRecord } from "../../engine/record.ts";
import { QUANTILES } from "../../engine/record.ts";
import type { SpaceExtent } from "../picture/axis-range.ts";
import { NAMED_PMS } from "../picture/pm-state.ts";

/** Per resource: the figure of the PM that uses most; what nine of ten PMs stay below. */
interface PartExtent {
  readonly peaks: Float64Array;
  readonly bulks: Float64Array;
}

const known = new WeakMap<RecordPart, PartExtent>();
const NINE_OF_TEN = QUANTILES.indexOf(0.9);

/** Over the steps that are done, also before the actions of each: utilizations. In a small fleet each PM counts. */
export function loadExtent(records: readonly RunRecord[]): SpaceExtent {
  const peaks = new Float64Array(RESOURCE_COUNT);
  const bulks = new Float64Array(RESOURCE_COUNT);
  for (const { parts, pms } of records) {
    for (const part of parts) {
      const extent = known.get(part) ?? extentOf(part);
      known.set(part, extent);
      raise(peaks, extent.peaks);
      raise(bulks, pms > NAMED_PMS && part.quantiles !== null ? extent.bulks : extent.peaks);
    }
  }
  const extent = (resource: number) => ({ peak: at(peaks, resource), bulk: at(bulks, resource) });
  return [extent(0), extent(1), extent(2)];
}

function extentOf({ utilization, eventBefore, quantiles }: RecordPart): PartExtent {
  const peaks = new Float64Array(RESOURCE_COUNT);
  raise(peaks, utilization);
  raise(peaks, eventBefore); // who is relieved had more before
  const bulks = new Float64Array(RESOURCE_COUNT);
  if (quantiles !== null) {
    for (let i = NINE_OF_TEN; i < quantiles.length; i += QUANTILES.length) {
      const resource = Math.floor(i / QUANTILES.length) % RESOURCE_COUNT;
      bulks[resource] = Math.max(at(bulks, resource), at(quantiles, i));
    }
  }
  return { peaks, bulks };
}

/** @param column figures by resource, any number of times */
function raise(most: Float64Array, column: Float64Array): void {
  for (let i = 0; i < column.length; i += RESOURCE_COUNT) {
    for (let resource = 0; resource < RESOURCE_COUNT; resource++) {
      const figure = at(column, i + resource);
      if (figure > at(most, resource)) most[resource] = figure;
    }
  }
}
