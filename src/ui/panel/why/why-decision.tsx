/**
 * One deliberation, as far as it is shown, in words, pictures and listing. It knows nothing of the
 * page: everything that it says comes from what it is given, so that a test can read it.
 */

import type { GlyphKind } from "../../../charts/marks/glyphs.ts";
import type { Decision, Done, Ended } from "../../../engine/decision.ts";
import { isRankedMoves, isRankedPms } from "../../../engine/decision.ts";
import type { LeastRemedy } from "../../../engine/remedy.ts";
import type { Policy } from "../../../policies/policy.ts";
import type { MoveCost } from "../../../view/why/move-cost.ts";
import type { Why } from "../../../view/why/why.ts";
import { Glyph } from "../../glyph.tsx";
import { ignoreDoubleClick } from "../../ignore-double-click.ts";
import { WithRules } from "../../rule-link.tsx";
import type { Words } from "../../use-text.ts";
import styles from "./why.module.css";
import { WhyCandidates } from "./why-candidates.tsx";
import { WhyChanged } from "./why-changed.tsx";
import { WhyCosts } from "./why-costs.tsx";
import { WhyLeast } from "./why-least.tsx";
import { WhyListing } from "./why-listing.tsx";
import {
  evacuationText,
  formedText,
  goingOnText,
  movesText,
  orderText,
  sourceOrderText,
  sourceText,
  spareText,
  targetText,
  waitingTexts,
} from "./why-sentences.ts";
import { WhyStrip } from "./why-strip-drawing.tsx";

/** What a reader may do about what is shown. */
export interface WhyCommands {
  /** Draws a decision in the pictures of the lane; null none. */
  readonly point: (decision: Decision | null) => void;
  /** Goes to where a decision is the last that is shown. */
  readonly goTo: (decision: Decision) => void;
  readonly veto: (action: Done["action"]) => void;
  readonly setThreshold: (value: number) => void;
}

interface DecisionProps {
  readonly why: Why;
  /** What would have helped, of a no-solution. */
  readonly least: LeastRemedy | null;
  /** What it cost where something was done, by VM; empty of anything else. */
  readonly costs: readonly MoveCost[];
  readonly lane: string;
  readonly policy: Policy;
  readonly pms: number;
  readonly words: Words;
  readonly commands: WhyCommands;
}

export function WhyDecision({ why, least, costs, lane, policy, pms, words, commands }: DecisionProps) {
  const { ended, source, last } = why;
  const { t } = words;
  const { glyph, text } = headOf(why, lane, policy, words);
  const sentences = [
    { key: "source", text: sourceText(why, words), lit: false },
    ...waitingTexts(why, words).map((text, i) => ({
      key: `waiting ${i}`,
      text,
      lit: last !== null && last === why.waiting[i],
    })),
    {
      key: "going-on",
      text: goingOnText(why, policy, words),
      lit: last?.kind === "weighed" && last.action.kind === "go-on",
    },
    { key: "moves", text: movesText(why, policy, words), lit: last !== null && isRankedMoves(last) },
    {
      key: "source-order",
      text: sourceOrderText(why, policy, words),
      lit: last !== null && isRankedPms(last, "sources"),
    },
    {
      key: "evacuation",
      text: evacuationText(why, words),
      lit: last?.kind === "weighed" && last.action.kind === "evacuate",
    },
    {
      key: "target",
      text: targetText(why, policy, words),
      lit: last !== null && isRankedPms(last, "targets"),
    },
    { key: "spare", text: spareText(why, words), lit: false },
    ...why.formed.map((one) => ({
      key: `formed ${one.name}`,
      text: formedText(one, policy, words),
      lit: one === last,
    })),
  ];
  return (
    <>
      <WhyHead glyph={glyph} text={text} />
      <div className={styles.said}>
        {sentences.map(
          ({ key, text, lit }) =>
            text !== null && (
              <p key={key} data-why={key} data-lit={lit || undefined}>
                <WithRules text={text} t={t} />
              </p>
            ),
        )}
        {why.taken.map(({ pm, order }) => (
          <p key={pm} data-why="taken">
            {t(`policies.${policy.id}.says.taken`, {
              pm: words.pm(pm),
              list: orderText(order, words.vm, policy, words),
            })}
          </p>
        ))}
      </div>
      <WhyStrip why={why} policy={policy} pms={pms} words={words} />
      <WhyCandidates why={why} policy={policy} pms={pms} words={words} {...commands} />
      <WhyListing policy={policy} why={why} words={words} />
      {ended?.how === "done" && (
        <>
          <WhyChanged done={ended} threshold={why.threshold} words={words} />
          <WhyCosts costs={costs} words={words} />
          <button
            type="button"
            className="button"
            data-why="veto"
            onClickCapture={ignoreDoubleClick}
            onClick={() => commands.veto(ended.action)}
          >
            {t("why.veto")}
          </button>
        </>
      )}
      {ended?.how === "gave-up" &&
        why.goingOn === null &&
        why.candidates.length === 0 &&
        ended.target === null && (
          <p data-why="earlier">
            {why.steps === 1 ? t("why.unweighed") : t(`why.earlier.${words.times.unit}`)}
          </p>
        )}
      {least !== null &&
        source !== null &&
        (!least.isTold || least.room !== null || source.order !== null) && (
          <WhyLeast
            least={least}
            policy={policy.id}
            source={source.pm}
            words={words}
            setThreshold={commands.setThreshold}
          />
        )}
    </>
  );
}

export function WhyHead({ glyph, text }: { readonly glyph: GlyphKind | null; readonly text: string }) {
  return (
    <h2 className={styles.head} data-why="head">
      {glyph !== null && <Glyph kind={glyph} />}
      <span>{text}</span>
    </h2>
  );
}

function headOf(
  { ended, source }: Why,
  lane: string,
  { kind }: Pick<Policy, "kind">,
  words: Words,
): { readonly glyph: GlyphKind | null; readonly text: string } {
  const { t, pm } = words;
  if (ended !== null) return endOf(ended, lane, words);
  if (source === null) return { glyph: null, text: t("why.head.deciding", { lane }) };
  const names = { lane, source: pm(source.pm) };
  if (kind === "balance") return { glyph: null, text: t("why.head.giving", names) };
  // Whoever ranks PMs of which none is over does not relieve the first of them, but empties it.
  return source.over.length === 0
    ? { glyph: null, text: t("why.head.emptying", names) }
    : { glyph: "overload", text: t("why.head.weighing", names) };
}

function endOf(
  ended: Ended,
  lane: string,
  { t, vm, pm }: Words,
): { readonly glyph: GlyphKind; readonly text: string } {
  if (ended.how === "gave-up")
    return { glyph: "no-solution", text: t("why.head.none", { lane, source: pm(ended.source) }) };
  const { action } = ended;
  const names = { lane, vm: vm(action.vm), source: pm(action.from), target: pm(action.to) };
  return action.kind === "migrate"
    ? { glyph: "migration", text: t("why.head.migration", names) }
    : { glyph: "swap", text: t("why.head.swap", { ...names, other: vm(action.with) }) };
}
