/**
 * The VMs that were considered, a row each: what the target would have had, and the verdict; beside
 * it the swaps that were weighed. Whoever points at one sees its move drawn in the pictures.
 */

import { useState } from "react";
import { RESOURCE_INDICES } from "../../../base/resources.ts";
import { pmVariable } from "../../../charts/marks/colours.ts";
import type { Decision } from "../../../engine/decision.ts";
import { isDone, isWeighed } from "../../../engine/decision.ts";
import type { Policy } from "../../../policies/policy.ts";
import { formatCriterion, formatTick, formatUtilization } from "../../../view/text/figures.ts";
import type { Bar, Candidate, MigrationWeighed, SwapWeighed, Why } from "../../../view/why/why.ts";
import { barOf } from "../../../view/why/why.ts";
import { formatPair } from "../../../view/why/why-figures.ts";
import { criterionName } from "../../criterion-name.ts";
import type { Words } from "../../use-text.ts";
import styles from "./why.module.css";
import { WhyBar } from "./why-bar.tsx";
import { weighedText } from "./why-sentences.ts";
import { SwapCells, SwapCountsLine } from "./why-swaps.tsx";
import { CriterionTerm } from "./why-term.tsx";

interface CandidatesProps {
  readonly why: Why;
  readonly policy: Policy;
  readonly pms: number;
  readonly words: Words;
  readonly point: (decision: Decision | null) => void;
  /** Goes to where a decision is the last that is shown. */
  readonly goTo: (decision: Decision) => void;
}

/** Bars end here unless something is longer: a little above a whole PM. */
const LEAST_SCALE = 1.05;

export function WhyCandidates({ why, policy, pms, words, point, goTo }: CandidatesProps) {
  const [pointed, setPointed] = useState<MigrationWeighed | SwapWeighed | null>(null);
  const { candidates, threshold, last } = why;
  if (candidates.length === 0) return null;
  const pointAt = (decision: MigrationWeighed | SwapWeighed | null): void => {
    setPointed(decision);
    point(decision);
  };
  const most = Math.max(LEAST_SCALE, ...candidates.flatMap(figuresOf));
  const read = pointed ?? lastWeighed(why);
  const { t } = words;
  return (
    <div className={styles.candidates} data-swaps={why.partners.length > 0 || undefined}>
      <div className={styles.candidateHead}>
        <strong aria-hidden="true">{t("why.move")}</strong>
        <span>
          {why.criterion !== null && (
            <CriterionTerm criterion={why.criterion} policy={policy} why={why} words={words} />
          )}
        </span>
        <span aria-hidden="true">
          {why.target === null
            ? t("why.targetWouldHave")
            : t("why.wouldHave", { target: words.pm(why.target.pm) })}{" "}
          <strong>{formatTick(threshold)}</strong>
        </span>
        {why.partners.length > 0 && (
          <span className={styles.partners} aria-hidden="true">
            <span>{t("why.swapWith")}</span>
            {why.partners.map((partner) => (
              <span key={partner} className={styles.partner} title={words.vm(partner)}>
                {words.vm(partner).replace(/^VM /, "")}
              </span>
            ))}
            {why.morePartners > 0 && <span>{t("why.more", { count: why.morePartners })}</span>}
          </span>
        )}
      </div>
      <ul aria-label={t("why.candidates")}>
        {candidates.map((candidate) => (
          <li
            key={`${candidate.vm} ${candidate.to}`}
            className={styles.candidate}
            data-why="candidate"
            data-vm={candidate.vm}
            data-lit={isLit(candidate, last) || undefined}
          >
            <CandidateRow candidate={candidate} {...{ why, policy, pms, words, most, pointAt, goTo }} />
            {why.partners.length > 0 && <SwapCells {...{ candidate, why, policy, words, pointAt, goTo }} />}
          </li>
        ))}
      </ul>
      {why.moreCandidates > 0 && <p className="secondary">{t("why.more", { count: why.moreCandidates })}</p>}
      <SwapCountsLine why={why} words={words} />
      {read !== null && <Reading decision={read} {...{ why, policy, pms, words }} />}
    </div>
  );
}

const figuresOf = ({ migration }: Candidate): number[] => migration?.changes?.target.after.slice() ?? [];

const lastWeighed = ({ last, ended, candidates }: Why): MigrationWeighed | SwapWeighed | null => {
  if (last !== null && (isWeighed(last, "migrate") || isWeighed(last, "swap"))) return last;
  if (ended?.how !== "done") return null;
  const { action } = ended;
  const row = candidates.find(({ vm, to }) => vm === action.vm && to === action.to);
  return action.kind === "migrate"
    ? (row?.migration ?? null)
    : (row?.swaps.find((swap) => swap?.action.with === action.with) ?? null);
};

function isLit({ vm, to, migration, swaps }: Candidate, last: Decision | null): boolean {
  if (last === null) return false;
  if (isDone(last)) return last.action.vm === vm && last.action.to === to;
  return last === migration || swaps.some((swap) => swap === last);
}

interface RowProps extends Omit<CandidatesProps, "point"> {
  readonly candidate: Candidate;
  readonly most: number;
  readonly pointAt: (decision: MigrationWeighed | null) => void;
}

function CandidateRow({ candidate, why, policy, pms, words, most, pointAt, goTo }: RowProps) {
  const { vm, to, figure, migration } = candidate;
  const { t } = words;
  // Where the VMs of several PMs are asked about, or one VM of several PMs, a row is a move.
  const isMove = to !== null && figure === null;
  const label = isMove ? `${words.vm(vm)} → ${words.pm(to)}` : words.vm(vm);
  const rank =
    figure === null || why.criterion === null ? "" : formatCriterion(why.criterion, figure, policy.criteria);
  if (migration === null || to === null) {
    return (
      <span className={styles.row}>
        <span className={isMove ? `${styles.vm} ${styles.unranked}` : styles.vm}>{label}</span>
        {!isMove && <span className={styles.rank}>{rank}</span>}
        <span className={styles.waiting}>{t("why.notWeighed")}</span>
      </span>
    );
  }
  const bar = barOf(migration, why.threshold);
  const point = (): void => pointAt(migration);
  const leave = (): void => pointAt(null);
  return (
    <button
      type="button"
      className={styles.row}
      aria-label={weighedText(migration, why.threshold, policy, words)}
      onPointerEnter={point}
      onPointerLeave={leave}
      onFocus={point}
      onBlur={leave}
      onClick={() => goTo(migration)}
    >
      <span className={isMove ? `${styles.vm} ${styles.unranked}` : styles.vm}>{label}</span>
      {!isMove && <span className={styles.rank}>{rank}</span>}
      {bar !== null && (
        <WhyBar
          value={bar.value}
          bound={bar.bound}
          most={most}
          colour={pmVariable(to, pms)}
          overload={bar.isOverload}
        />
      )}
      <span className={verdictStyle(migration)} data-figure="bar">
        {bar === null ? "" : barText(bar, migration, policy, words)}
      </span>
    </button>
  );
}

/** Red is for overload alone: what a policy or a person forbids besides is only set in bold. */
function verdictStyle({ verdict }: MigrationWeighed): string | undefined {
  if (verdict === null) return styles.fits;
  return verdict.kind === "failed" && typeof verdict.comparison.criterion === "number"
    ? styles.refused
    : styles.against;
}

/** "cpu 0.91" */
function barText(
  { criterion, value, bound }: Bar,
  { verdict }: MigrationWeighed,
  { id }: Pick<Policy, "id">,
  words: Words,
): string {
  if (verdict?.kind === "forbidden") return words.t(`why.forbidden.${verdict.by}`);
  return words.t("why.figure", {
    resource: criterionName(id, criterion, words),
    value: typeof criterion === "number" ? formatUtilization(value, bound) : formatPair(value, bound)[0],
  });
}

interface ReadingProps {
  readonly decision: MigrationWeighed | SwapWeighed;
  readonly why: Why;
  readonly policy: Policy;
  readonly pms: number;
  readonly words: Words;
}

/** One verdict in full: the words, and every resource of the target. */
function Reading({ decision, why, policy, pms, words }: ReadingProps) {
  const { from, to } = decision.action;
  const after = decision.changes?.target.after;
  const before = why.target?.pm === to ? why.target.utilization : undefined;
  return (
    <div className={styles.reading} data-why="verdict">
      <p>{weighedText(decision, why.threshold, policy, words)}</p>
      {after !== undefined && (
        <div className={styles.resources}>
          {RESOURCE_INDICES.map((r) => (
            <div key={r} className={styles.resource}>
              <span>{words.resource(r)}</span>
              <WhyBar
                value={after[r]}
                before={Math.min(before?.[r] ?? after[r], after[r])}
                bound={why.threshold}
                most={Math.max(LEAST_SCALE, ...after)}
                colour={pmVariable(to, pms)}
                colourOfRest={pmVariable(from, pms)}
              />
              <span data-figure="after">{formatUtilization(after[r], why.threshold)}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
