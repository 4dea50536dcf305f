/** A length of time as one would say it: seconds up to a minute and a half, minutes up to so many, hours beyond. */

export interface RoughTime {
  readonly unit: "seconds" | "minutes" | "hours";
  /** Whole, and at least 1. */
  readonly count: number;
}

const MOST = 90;

export function roughTime(ms: number): RoughTime {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds <= MOST) return { unit: "seconds", count: seconds };
  const minutes = Math.round(seconds / 60);
  return minutes <= MOST
    ? { unit: "minutes", count: minutes }
    : { unit: "hours", count: Math.round(minutes / 60) };
}
