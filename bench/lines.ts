/** What benchmarks print: one JSON object per line, so that they can be read by people, `grep` and `report.ts`. */

export interface Line {
  /** What was measured, for example "whole run". */
  readonly bench: string;
  /** On what, for example "10,000x100,000x288 scoa". */
  readonly of: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** The figure divided by what it is relative to. */
  readonly ratio?: number;
  readonly relativeTo?: string;
  /** What the figure, or the ratio where there is one, is to keep to: "<= 2". */
  readonly aim?: string;
}

/** Figures to four digits: no more are meant. */
export function print({ value, ratio, ...line }: Line): void {
  const rounded = { ...line, value: fourDigits(value) };
  console.log(JSON.stringify(ratio === undefined ? rounded : { ...rounded, ratio: fourDigits(ratio) }));
}

const fourDigits = (figure: number): number => Number(figure.toPrecision(4));

export const median = (figures: readonly number[]): number => percentile(figures, 0.5);

/** @param share 0..1 */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
