/**
 * The policies' listings as data: what stands beside a decision, with the line lit that is being
 * executed. They say the rules of docs/rules.md in a few lines (S7); the words are in the message
 * catalogues. Every decision that a policy tells of lights exactly one line. Of SCOA there is also
 * the paper's Fig. 3, letter by letter.
 */

import type { PmId } from "../base/ids.ts";
import type { Decision, DecisionKind } from "../engine/decision.ts";

/** What lights a line. The VMs of a target, to be swapped with, are ordered apart from those of a source. */
type Mark = DecisionKind | "partners-ordered";

export interface ListingLine<Key extends string = ListingKey> {
  readonly key: Key;
  readonly rule: string;
  /** Levels. */
  readonly indent: number;
  readonly lit: readonly Mark[];
}

const line = <const Key extends string>(
  key: Key,
  rule: string,
  indent: number,
  ...lit: readonly Mark[]
): ListingLine<Key> => ({ key, rule, indent, lit });

const SCOA = [
  line("scoa-source", "S1", 0, "source-chosen"),
  line("scoa-target", "S2", 0, "target-chosen"),
  line("scoa-candidates", "S3", 0, "candidates-ordered"),
  line("scoa-migrate", "S4", 1, "migration-weighed", "migrated"),
  line("scoa-swap", "S5", 1, "swap-weighed", "swapped"),
  line("scoa-none", "S6", 0, "gave-up"),
];

const SANDPIPER = [
  line("sandpiper-source", "W2", 0, "source-chosen"),
  line("sandpiper-target", "W2", 0, "target-chosen"),
  line("sandpiper-candidates", "W3", 0, "candidates-ordered"),
  line("sandpiper-migrate", "W3", 1, "migration-weighed", "migrated"),
  line("sandpiper-pairs", "W3", 0, "partners-ordered"),
  line("sandpiper-swap", "W3", 1, "swap-weighed", "swapped"),
  line("sandpiper-none", "W4", 0, "gave-up"),
];

const THR_MMT = [
  line("thr-mmt-sources", "TM1", 0),
  line("thr-mmt-taken", "TM2", 1, "candidates-ordered"),
  line("thr-mmt-placed", "TM3", 0),
  line("thr-mmt-allowed", "TM4", 1, "migration-weighed"),
  line("thr-mmt-migrate", "TM5", 1, "target-chosen", "migrated"),
  line("thr-mmt-none", "TM6", 0, "gave-up"),
  line("thr-mmt-emptied", "TM6", 0),
];

/** The keys of the catalogues' texts. */
export type ListingKey = (typeof SCOA | typeof SANDPIPER | typeof THR_MMT)[number]["key"];

const LISTINGS: Readonly<Record<string, readonly ListingLine[]>> = {
  scoa: SCOA,
  "sandpiper-2008": SANDPIPER,
  "thr-mmt": THR_MMT,
};

/** The listing of a policy; empty for one that follows none. */
export const listingOf = (policy: string): readonly ListingLine[] => LISTINGS[policy] ?? [];

/** What a decision lights; `source` is the PM that is to be relieved, where one was chosen. */
const markOf = (decision: Decision, source: PmId | null): Mark =>
  decision.kind === "candidates-ordered" && source !== null && decision.pm !== source
    ? "partners-ordered"
    : decision.kind;

/** The line that a decision lights; null in a listing without one for it. */
export const litLine = (
  listing: readonly ListingLine[],
  decision: Decision,
  source: PmId | null,
): ListingLine | null => listing.find(({ lit }) => lit.includes(markOf(decision, source))) ?? null;

/** A line of the paper's pseudo-code, and the line of our listing that says the same. */
interface PrintedLine {
  readonly text: string;
  readonly key: ListingKey | null;
}

/** Sa, Ha and Park (2008), Fig. 3, as printed. */
export const FIGURE_3: readonly PrintedLine[] = [
  { text: "Sort_descending_PMs;", key: "scoa-source" },
  { text: "Sort_descending_VMs_in_PMs;", key: "scoa-candidates" },
  { text: "for i=1..N in VMs", key: "scoa-source" },
  { text: "if overload(PMi)== true then", key: "scoa-source" },
  { text: "    for j=1..i+PER_PM_VM_CNT do", key: "scoa-candidates" },
  { text: "        PMk = find_most_longest_distance_PM(PMi)", key: "scoa-target" },
  { text: "        if migrate_fitness(PMi,VMi,PMk) != true then", key: "scoa-migrate" },
  {
    text: "            if most_loaded_resource(PMi) == most_loaded_resource(PMk) then",
    key: "scoa-swap",
  },
  { text: "                swap(most_usage_VM(PMi),least_usage_VM(PMk));", key: "scoa-swap" },
  { text: "            else", key: "scoa-swap" },
  { text: "                swap(most_usage_VM(PMi),most_usage_VM(PMk));", key: "scoa-swap" },
  { text: "            endif;", key: "scoa-swap" },
  { text: "        sort_descending_PMs;", key: null },
  { text: "        sort_descending_VMs_in_PM;", key: null },
  { text: "        redo i;", key: null },
  { text: "    end if;", key: null },
  { text: "end for;", key: null },
  { text: "end if;", key: null },
  { text: "end for;", key: null },
];

/** The policy that Fig. 3 belongs to. */
export const FIGURE_3_POLICY = "scoa";
