/**
 * Instants as files write them: ISO 8601 in UTC, such as "2011-03-03T00:00:00Z"; in the program,
 * milliseconds since 1970. Seconds and their fraction may be left out, the `Z` may not: a clock
 * time of nobody knows where is no instant. A day that the calendar lacks is none either.
 */

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

/** Milliseconds since 1970, or null where the text is no instant. */
export function readInstant(text: string): number | null {
  if (!INSTANT.test(text)) return null;
  const instant = Date.parse(text);
  // Engines take 30 February for 2 March, and 24:00 for the next day: what is read must be what stands there.
  return Number.isNaN(instant) || !new Date(instant).toISOString().startsWith(text.slice(0, 16))
    ? null
    : instant;
}

/** The text that {@link readInstant} reads as `instant`, whole milliseconds of the years 0 to 9999. */
export const instantText = (instant: number): string =>
  new Date(instant).toISOString().replace(/\.000Z$/, "Z");
