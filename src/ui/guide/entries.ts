/** What the guide has to say, as entries: the things on the page, and the words that are used of them. */

import { present } from "../../base/assert.ts";
import { findPolicy } from "../../policies/registry.ts";
import { formatThreshold } from "../../view/text/figures.ts";
import type { Worked } from "../../view/text/worked-out.ts";
import { useScenario, useSession } from "../app-context.tsx";
import { isSaid } from "../sought.ts";
import type { Words } from "../use-text.ts";
import { useWords } from "../use-text.ts";
import type { Group, Mark } from "./guide-marks.ts";
import { GROUPS, groupOf } from "./guide-marks.ts";

export type Entry =
  | {
      readonly kind: "mark";
      readonly id: Mark;
      readonly group: Group;
      readonly name: string;
      readonly text: string;
    }
  | {
      readonly kind: "word";
      readonly id: string;
      readonly name: string;
      readonly text: string;
      readonly formula: string | null;
    };

/** In the order in which one meets them. A test checks that the texts have exactly these. */
export const WORDS = [
  "pm",
  "vm",
  "resources",
  "demand",
  "utilization",
  "threshold",
  "limit",
  "pmHours",
  "policy",
  "lane",
  "migration",
  "swap",
  "noSolution",
  "actedOn",
  "inVain",
  "norm",
  "distance",
  "deviation",
  "spread",
  "ideal",
  "angle",
  "apart",
  "listing",
  "fork",
  "rule",
  "seed",
] as const;
/** Those that are worked out, and how. */
const WORKED_OUT = ["utilization", "pmHours", "actedOn", "norm", "distance", "deviation", "angle"] as const;
const isWorkedOut = (word: (typeof WORDS)[number]): word is (typeof WORKED_OUT)[number] =>
  WORKED_OUT.some((other) => other === word);

/** Everything, in the reader's language, with the figures of the scenario that is open. */
export function useEntries(): Entry[] {
  const words = useWords();
  const { threshold, limit } = useScenario();
  const policies = [...new Set(useSession().lanes.map(({ choice }) => choice.policy))];
  const figures: Partial<Record<Mark, string>> = {
    threshold: formatThreshold(threshold),
    bound: formatThreshold(threshold),
    limit: formatThreshold(limit),
    limitLine: formatThreshold(limit),
  };
  const own = policies.flatMap((id) =>
    Object.keys(findPolicy(id)?.criteria ?? {}).map((criterion) => criterionEntry(id, criterion, words)),
  );
  return [
    ...Object.values(GROUPS)
      .flat()
      .map((id) => markEntry(id, figures[id] ?? "", words)),
    ...WORDS.map((id) => wordEntry(id, words)),
    ...own,
  ];
}

/** One of them by what it is: "mark trail", "word norm", or "word", a policy and its criterion. Null of what there is none. */
export function useEntry(tells: string, figure: string): Entry | null {
  const words = useWords();
  const [kind, id, criterion] = tells.split(" ");
  if (kind === "mark") {
    const mark = Object.values(GROUPS)
      .flat()
      .find((other) => other === id);
    return mark === undefined ? null : markEntry(mark, figure, words);
  }
  if (id !== undefined && criterion !== undefined) return criterionEntry(id, criterion, words);
  const word = WORDS.find((other) => other === id);
  return word === undefined ? null : wordEntry(word, words);
}

/** Those of them that are worked out with the figures of the moment. */
const WITH_FIGURES = ["norm", "distance", "deviation"] as const;

/** How the formula of a word, or of a policy's own criterion, is written with figures. */
export function useWorkedText(word: string): (worked: Worked) => string {
  const { t } = useWords();
  const [id = "", criterion] = word.split(" ");
  if (criterion !== undefined)
    return (worked) => t(`policies.${id}.criteria.${criterion}.worked`, { ...worked });
  const own = WITH_FIGURES.find((other) => other === id);
  return (worked) => t(`guide.words.${present(own, `the formula of ${word}`)}.worked`, { ...worked });
}

/** @param figure of the moment, or empty */
const markEntry = (id: Mark, figure: string, { t }: Words): Entry => ({
  kind: "mark",
  id,
  group: groupOf(id),
  name: t(`guide.marks.${id}.name`, { value: figure }).trim(),
  text: t(`guide.marks.${id}.text`),
});

const wordEntry = (id: (typeof WORDS)[number], { t }: Words): Entry => ({
  kind: "word",
  id,
  name: t(`guide.words.${id}.name`),
  text: t(`guide.words.${id}.text`),
  formula: isWorkedOut(id) ? t(`guide.words.${id}.formula`) : null,
});

const criterionEntry = (id: string, criterion: string, { t, policy }: Words): Entry => {
  const texts = `policies.${id}.criteria.${criterion}` as const;
  return {
    kind: "word",
    id: `${id} ${criterion}`,
    name: `${t(`${texts}.name`)} (${policy(id)})`,
    text: t(`${texts}.about`),
    formula: t(`${texts}.formula`),
  };
};

/** In which the text stands that is sought. */
export const matching = (entries: readonly Entry[], sought: string): Entry[] =>
  entries.filter((entry) => {
    const formula = entry.kind === "word" ? (entry.formula ?? "") : "";
    return isSaid(`${entry.name} ${entry.text} ${formula}`, sought);
  });
