/**
 * A formula with the figures of the moment put into it. Figures are rounded to be read, so each is given as
 * many decimals as it takes to come to the figure that stands on the page: whoever works it out comes to
 * the same. Where six do not suffice nothing is worked out.
 */

import type { ResourceVector } from "../../base/resources.ts";
import { RESOURCE_COUNT } from "../../base/resources.ts";
import type { ReadonlyColumn } from "../../base/vector.ts";
import { vectorAt } from "../../base/vector.ts";
import type { CriterionFormats } from "../../engine/decision.ts";
import { isAnyOver } from "../../engine/metrics.ts";
import type { LaneFrame } from "../lane-frame.ts";
import { formatCriterion, formatFigure } from "./figures.ts";

/** What is put into the text of a formula of the three resources. */
export interface WorkedVector {
  readonly cpu: string;
  readonly net: string;
  readonly mem: string;
  readonly value: string;
}

/** What is put into that of a deviation. */
export interface WorkedDeviation {
  readonly mean: string;
  /** The sum of the squares. */
  readonly squares: string;
  readonly pms: string;
  readonly value: string;
}

export type Worked = WorkedVector | WorkedDeviation;

/** A formula with the figures of somebody or something. */
export interface Example {
  /** "PM0, now" */
  readonly of: string;
  readonly worked: Worked;
}

const [FEWEST, MOST] = [2, 6];

/** The figures with the fewest decimals by which `work` comes to `result`; null where none are enough. */
function decimalsFor(
  figures: readonly number[],
  result: string,
  work: (rounded: readonly number[]) => string,
): readonly string[] | null {
  for (let decimals = FEWEST; decimals <= MOST; decimals++) {
    const texts = figures.map((figure) => figure.toFixed(decimals));
    if (work(texts.map(Number)) === result) return texts;
  }
  return null;
}

/** What a policy declares of the one figure by which it orders PMs. */
interface Ordering {
  readonly pmCriterion: string | null;
  readonly criterionOf?: (utilization: ReadonlyColumn, pm: number) => number;
  readonly criteria: CriterionFormats;
}

/** The figure by which a policy orders PMs, of one with this utilization. */
export function workedCriterion(
  { pmCriterion, criterionOf, criteria }: Ordering,
  utilization: ResourceVector,
): WorkedVector | null {
  if (pmCriterion === null || criterionOf === undefined) return null;
  // What is beyond any figure worth reading is not worked out: a saturated PM's may be what no formula gives.
  const { most = Number.POSITIVE_INFINITY } = criteria[pmCriterion] ?? {};
  if (criterionOf(Float64Array.from(utilization), 0) > most) return null;
  const told = (figures: readonly number[]): string =>
    formatCriterion(pmCriterion, criterionOf(Float64Array.from(figures), 0), criteria);
  return worked(utilization, told(utilization), told);
}

/** The distance of two PMs: each resource is a difference, "0.89 − 0.31". */
export function workedDistance(from: ResourceVector, to: ResourceVector): WorkedVector | null {
  const told = (figures: readonly number[]): string =>
    formatFigure(Math.hypot(...from.map((_, r) => (figures[r] ?? 0) - (figures[r + 3] ?? 0))));
  const value = told([...from, ...to]);
  const texts = decimalsFor([...from, ...to], value, told);
  if (texts === null) return null;
  const [cpu, net, mem] = from.map((_, r) => `${texts[r]} \u2212 ${texts[r + 3]}`);
  return { cpu: cpu ?? "", net: net ?? "", mem: mem ?? "", value };
}

/** More squares than this are not read. */
const MOST_TERMS = 8;

/** The deviation across PMs of one resource, `value` as it stands on the page; null where they are too many to be read. */
export function workedDeviation(values: readonly number[], value: string): WorkedDeviation | null {
  const pms = values.length;
  if (pms === 0 || pms > MOST_TERMS) return null;
  const mean = values.reduce((sum, each) => sum + each, 0) / pms;
  const texts = decimalsFor(
    values.map((each) => Math.abs(each - mean)),
    value,
    (rounded) => formatFigure(Math.sqrt(rounded.reduce((sum, each) => sum + each * each, 0) / pms)),
  );
  if (texts === null) return null;
  return {
    mean: formatFigure(mean),
    squares: texts.map((text) => `${text}\u00b2`).join(" + "),
    pms: String(pms),
    value,
  };
}

function worked(
  figures: ResourceVector,
  value: string,
  work: (rounded: readonly number[]) => string,
): WorkedVector | null {
  const texts = decimalsFor(figures, value, work);
  if (texts === null) return null;
  const [cpu, net, mem] = texts;
  return { cpu: cpu ?? "", net: net ?? "", mem: mem ?? "", value };
}

/**
 * A policy's figure worked out for one PM of a fleet, as an example: for the chosen one, or else for the
 * first that is over, or the first that is there. Null where that of the chosen one cannot be worked out.
 */
export function workedExample(
  ordering: Ordering,
  { utilization, threshold, isUp }: Pick<LaneFrame, "utilization" | "threshold" | "isUp">,
  chosen: number | null,
): { readonly pm: number; readonly worked: WorkedVector } | null {
  const pms = Array.from({ length: utilization.length / RESOURCE_COUNT }, (_, pm) => pm).filter(isUp);
  const isOver = (pm: number): boolean => isAnyOver(utilization, pm, threshold);
  const wanted =
    chosen !== null && pms.includes(chosen)
      ? [chosen]
      : [...pms.filter(isOver), ...pms.filter((pm) => !isOver(pm))];
  for (const pm of wanted) {
    const told = workedCriterion(ordering, vectorAt(utilization, pm));
    if (told !== null) return { pm, worked: told };
  }
  return null;
}
