/**
 * The fork that a scenario carries, if it carries one: what a person changed in it, under a name. The
 * scenario without it is the original. PMs that are added have the indices after the scenario's own.
 */

import type { Intervention } from "../engine/intervention.ts";

export interface ScenarioFork {
  readonly name: string;
  /** In the order in which they were made. */
  readonly interventions: readonly Intervention[];
}
