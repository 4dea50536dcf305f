/**
 * The words of a scenario file that its reader and its writer share: what it says it is, and those
 * that stand for lists. Apart from the schema, which only the reader loads.
 */

/** The newest version, which is what is written. */
export const SCENARIO_VERSION = 4;
export const SCENARIO_SCHEMA = `rebalance-lab/scenario@${SCENARIO_VERSION}` as const;

/** The version of a schema text, or null where it is none of ours. */
export function scenarioVersion(schema: unknown): number | null {
  const match = typeof schema === "string" ? /^rebalance-lab\/scenario@([1-9]\d{0,8})$/.exec(schema) : null;
  return match === null ? null : Number(match[1]);
}

/** What stands in a file for the capacities of PMs that are all the reference PM (P3). */
export const UNIFORM = "uniform";
/** What stands in a file for the placement of equal shares in order (P6). */
export const EVEN = "even";
