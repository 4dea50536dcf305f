/**
 * What a lane has come to at the moment shown. First what matters to everybody, whatever the policy:
 * PM-hours over and VMs moved. Beside them the four counters of Table 2, with the paper's totals under
 * them in the paper's scenario. They count what a policy acted on, so they stay empty where nothing
 * ever acts: a 0 would read as good. Behind each figure stands how far a fork has left its original
 * behind at the same moment, and how many of the actions relieved nothing (P10), if any did. A counter
 * of Table 2 is a button that steps through what it counts.
 */

import type { ReactNode } from "react";
import { memo, useMemo } from "react";
import type { GlyphKind } from "../../charts/marks/glyphs.ts";
import type { Intervention } from "../../engine/intervention.ts";
import type { Counters as CounterFigures } from "../../engine/metrics.ts";
import { countersBefore, movedVms, totalCounters } from "../../engine/metrics.ts";
import type { RunRecord } from "../../engine/record.ts";
import { completedSteps, eventCount } from "../../engine/record.ts";
import { relievedNothingBefore } from "../../engine/relief.ts";
import type { Workload } from "../../engine/workload.ts";
import { TABLE_2 } from "../../experiment/paper-tables.ts";
import { isPaperPolicy } from "../../experiment/table-3-difference.ts";
import { figureAfter } from "../../measures/run-figures.ts";
import type { PolicyChoice } from "../../policies/registry.ts";
import { findPolicy, isPlayed } from "../../policies/registry.ts";
import { isAsPublished } from "../../state/lane.ts";
import type { ShownRun } from "../../state/run.ts";
import { isPaperSession, shownRecords } from "../../state/session.ts";
import { signed } from "../../view/compare/fork-difference.ts";
import { nextEvent } from "../../view/over-time/next-event.ts";
import { formatOf } from "../../view/text/measure-text.ts";
import { useApp, useAppState, useSession } from "../app-context.tsx";
import { Figure } from "../figure.tsx";
import { Glyph } from "../glyph.tsx";
import { usePosition } from "../use-clock.ts";
import { useWords } from "../use-text.ts";
import styles from "./counters.module.css";

const LEAD = ["overloadedHours", "moves"] as const;

const COLUMNS: readonly { readonly key: keyof CounterFigures; readonly glyph: GlyphKind }[] = [
  { key: "overload", glyph: "overload" },
  { key: "migration", glyph: "migration" },
  { key: "swap", glyph: "swap" },
  { key: "noSolution", glyph: "no-solution" },
];

/** Where nothing has ever been decided, nothing has been counted. */
const NONE = "–";

interface CountersProps {
  readonly choice: PolicyChoice;
  readonly interventions: readonly Intervention[];
  readonly record: RunRecord;
  readonly workload: Workload;
  /** The original while a fork is shown. */
  readonly ghost: Pick<ShownRun, "record" | "workload"> | null;
}

/** Made anew with the moment, not while its run grows. */
export const Counters = memo(function Counters(props: CountersProps) {
  const { choice, interventions, record, workload, ghost } = props;
  const { step } = usePosition();
  const isPaper = useAppState(({ session }) => session !== null && isPaperSession(session));
  const acts = isPlayed(choice) ? interventions.length > 0 : findPolicy(choice.policy)?.decidedBy === "rules";
  const now = useFigures(record, workload);
  const hasBefore = ghost !== null && step < completedSteps(ghost.record);
  const original = useFigures(hasBefore ? ghost.record : record, hasBefore ? ghost.workload : workload);
  const before = hasBefore ? original : null;
  // A run in which something was changed, or damped, is none of the paper's.
  const isPapers = isPaper && isAsPublished(props);
  const paper = isPapers && isPaperPolicy(choice.policy) ? TABLE_2[choice.policy] : null;
  return (
    <div className={styles.figures}>
      <Lead now={now} before={before} />
      <Table2 record={record} now={acts ? now : null} before={before} paper={paper} hasPaper={isPaper} />
    </div>
  );
});

interface Figures extends CounterFigures {
  readonly overloadedHours: number;
  readonly moves: number;
}

/**
 * The figures of a run at the moment shown. PM-hours over are told of the hours that all lanes have
 * finished, so that no lane looks worse only for having fewer events in the hour under way.
 */
function useFigures(record: RunRecord, workload: Workload): Figures {
  const { step, action } = usePosition();
  const session = useSession();
  const isFinished = shownRecords(session).every(
    (other) => step < completedSteps(other) && action >= eventCount(other, step),
  );
  const time = session.scenario;
  return useMemo(() => {
    const counters = countersBefore(record, step, action);
    const steps = isFinished ? step + 1 : step;
    return {
      ...counters,
      moves: movedVms(counters),
      overloadedHours: figureAfter({ record, workload }, "overloadedHours", steps, time),
    };
  }, [record, workload, step, action, isFinished, time]);
}

function Lead({ now, before }: { readonly now: Figures; readonly before: Figures | null }) {
  const { t } = useWords();
  return (
    <dl className={styles.lead} data-mark="lead">
      {LEAD.map((key) => (
        <div key={key} title={t(`counter.${key}Help`)}>
          <dt>{t(`measure.${key}.name`)}</dt>
          <dd>
            <Counted of={key} value={now[key]} before={before?.[key] ?? null} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface Table2Props {
  readonly record: RunRecord;
  /** Null where nothing acts. */
  readonly now: Figures | null;
  readonly before: Figures | null;
  readonly paper: CounterFigures | null;
  /** Whether a lane of this scenario has a row of the paper: all lanes then have one, and their pictures are of one height. */
  readonly hasPaper: boolean;
}

function Table2({ record, now, before, paper, hasPaper }: Table2Props) {
  const { t, times } = useWords();
  const { step, action } = usePosition();
  const inVain = useMemo(() => relievedNothingBefore(record, step, action), [record, step, action]);
  return (
    <table className={styles.table2} data-mark="counters">
      <Head />
      <tbody>
        <tr className={styles.counted}>
          <th scope="row">
            <span className={styles.wide}>
              <Figure start>{t("lane.toMoment", { moment: times.within(step) })}</Figure>
            </span>
            <span className={styles.narrow}>{t("lane.now")}</span>
          </th>
          {COLUMNS.map(({ key, glyph }) => (
            <td
              key={key}
              title={
                now === null ? t("counter.neverActs") : `${t(`counter.${key}Help`)} ${t("counter.stepping")}`
              }
            >
              {now === null ? (
                <>
                  <Glyph kind={glyph} /> <span data-counter={key}>{NONE}</span>
                </>
              ) : (
                <Stepping record={record} counter={key}>
                  <Glyph kind={glyph} /> <Counted of={key} value={now[key]} before={before?.[key] ?? null} />
                </Stepping>
              )}
              {key === "overload" && inVain > 0 && (
                <small data-in-vain={inVain} className={styles.wide} title={t("counter.inVainHelp")}>
                  {" "}
                  {t("counter.inVain", { figure: formatOf("relievedNothing")(inVain) })}
                </small>
              )}
            </td>
          ))}
        </tr>
        {hasPaper && <Paper counters={paper} />}
      </tbody>
    </table>
  );
}

interface SteppingProps {
  readonly record: RunRecord;
  readonly counter: keyof CounterFigures;
  readonly children: ReactNode;
}

/** A counter that goes from one of the events that it counts to the next. */
function Stepping({ record, counter, children }: SteppingProps) {
  const app = useApp();
  const { t } = useWords();
  const step = (): void => {
    const next = nextEvent(record, counter, app.store.getState().playback.at);
    if (next !== null) app.play({ kind: "seek", at: next });
  };
  return (
    <button
      type="button"
      className={styles.stepping}
      disabled={totalCounters(record)[counter] === 0}
      onClick={step}
    >
      <span className="for-readers">{t("counter.next", { counter: t(`counter.${counter}`) })} </span>
      {children}
    </button>
  );
}

interface CountedProps {
  readonly of: keyof Figures;
  readonly value: number;
  /** The original's, while a fork is shown. */
  readonly before: number | null;
}

function Counted({ of, value, before }: CountedProps) {
  const { t } = useWords();
  const format = formatOf(of);
  if (before === null) return <Figure data-counter={of}>{format(value)}</Figure>;
  return (
    <>
      <span data-counter={of}>{format(value)}</span>
      <small data-difference={of} title={t("counter.difference")}>
        {" "}
        ({signed(value - before, format)})
      </small>
    </>
  );
}

/** What does not change with the moment is not made anew with it. */
const Head = memo(function Head() {
  const { t } = useWords();
  return (
    <thead>
      <tr>
        <td />
        {COLUMNS.map(({ key }) => (
          <th key={key} scope="col" title={t(`counter.${key}Help`)}>
            {t(`counter.${key}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
});

const Paper = memo(function Paper({ counters }: { readonly counters: CounterFigures | null }) {
  const { t } = useWords();
  return (
    <tr className={styles.paper}>
      <th scope="row">
        <span className={styles.wide}>{t("lane.paper")}</span>
        <span className={styles.narrow}>{t("lane.paperShort")}</span>
      </th>
      {COLUMNS.map(({ key }) => (
        <td key={key} data-paper={key}>
          {counters === null ? NONE : counters[key]}
        </td>
      ))}
    </tr>
  );
});
