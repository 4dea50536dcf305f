/** A lane's part of the panel: which of its events stands at the moment, what led to it, and what can be done about it. */

import { useEffect, useMemo } from "react";
import type { Step } from "../../../base/ids.ts";
import { eventAt, eventCount } from "../../../engine/record.ts";
import { leastRemedy } from "../../../engine/remedy.ts";
import { goesByFleet } from "../../../policies/policy.ts";
import { findPolicy } from "../../../policies/registry.ts";
import type { Lane } from "../../../state/lane.ts";
import type { ShownRun } from "../../../state/run.ts";
import { sharesAt } from "../../../view/over-time/vm-demand.ts";
import { NAMED_PMS } from "../../../view/picture/pm-state.ts";
import { moveCosts } from "../../../view/why/move-cost.ts";
import { arrangeWhy } from "../../../view/why/why.ts";
import type { WhyMoment } from "../../../view/why/why-moment.ts";
import { positionShowing, shownOf, whyMoment } from "../../../view/why/why-moment.ts";
import { useApp, useAppState } from "../../app-context.tsx";
import { faultText } from "../../fault-text.ts";
import { laneNameOf } from "../../lane/lane-name.ts";
import { usePosition } from "../../use-clock.ts";
import { useDeliberation, useDeliberationProgress } from "../../use-deliberation.ts";
import { useWords } from "../../use-text.ts";
import styles from "./why.module.css";
import { WhyCalm } from "./why-calm.tsx";
import { WhyChapters, WhyReasonsAhead } from "./why-chapters.tsx";
import type { WhyCommands } from "./why-decision.tsx";
import { WhyDecision, WhyHead } from "./why-decision.tsx";
import { WhyWaits } from "./why-waits.tsx";

export function WhyLane({ lane }: { readonly lane: Lane }) {
  const words = useWords();
  const name = laneNameOf(lane, words);
  const { run } = lane;
  return (
    <section className={styles.lane} aria-label={words.t("why.label", { lane: name })} data-why="lane">
      {run.kind === "failed" ? (
        <WhyHead glyph={null} text={words.t("lane.failed", { fault: faultText(run.fault, words.t) })} />
      ) : (
        <WhyRun lane={lane} run={run} name={name} />
      )}
    </section>
  );
}

interface RunProps {
  readonly lane: Lane;
  readonly run: ShownRun;
  readonly name: string;
}

function WhyRun({ lane, run, name }: RunProps) {
  const app = useApp();
  const words = useWords();
  const position = usePosition();
  const playing = useAppState((state) => state.playback.kind === "playing");
  const { step } = position;
  const actions = eventCount(run.record, step);
  // While another lane's reasons are stepped through, this one stays at the event.
  const isElsewhere = useAppState(({ reasoned }) => reasoned !== null && reasoned !== lane.id);
  const moment = whyMoment(isElsewhere ? { action: position.action } : position, actions);
  const decidedBy = findPolicy(lane.choice.policy)?.decidedBy;
  if (decidedBy === "nobody") return <WhyNote name={name} text={words.t("why.noReasons", { lane: name })} />;
  if (moment === null) {
    const next = actions === 0 ? null : eventAt(run.record, step, 0);
    const byHand = decidedBy === "person";
    return (
      <>
        {next !== null && !byHand && <WhyReasonsAhead lane={lane} name={name} />}
        <WhyCalm
          frame={app.framesOf(run).read()}
          next={next}
          byHand={byHand}
          byFleet={goesByFleet(findPolicy(lane.choice.policy))}
          lane={name}
          words={words}
          stepIn={() => app.reason(lane.id, { kind: "step", by: "reason", direction: 1 })}
        />
        {next === null && lane.choice.damping !== undefined && (
          <WhyWaits lane={lane} step={step} words={words} />
        )}
      </>
    );
  }
  // Reasons that come and go with hundreds of events in an hour are not read, and each has to be asked for.
  if (playing && run.record.pms > NAMED_PMS) return <WhyNote name={name} text={words.t("why.paused")} />;
  return (
    <>
      {decidedBy === "rules" && <WhyChapters lane={lane} name={name} step={step} moment={moment} />}
      <WhyEvent lane={lane} run={run} name={name} step={step} moment={moment} />
    </>
  );
}

interface EventProps extends RunProps {
  readonly step: Step;
  readonly moment: WhyMoment;
}

function WhyEvent({ lane, run, name, step, moment }: EventProps) {
  const app = useApp();
  const words = useWords();
  const { event, reason } = moment;
  const { workload } = run;
  const policy = findPolicy(lane.choice.policy);
  const known = useDeliberation(lane, step, event);
  const why = useMemo(
    () =>
      known === undefined ? null : arrangeWhy(known, shownOf({ event, reason }, known.decisions.length)),
    [known, event, reason],
  );
  const least = useMemo(
    () =>
      known === undefined || reason !== null
        ? null
        : leastRemedy(known, policy?.tellsRemedy === true, sharesAt(workload, step)),
    [known, reason, policy, workload, step],
  );
  const ended = why?.ended ?? null;
  const costs = useMemo(
    () => (ended?.how === "done" ? moveCosts(ended.action, workload, step) : []),
    [ended, workload, step],
  );
  useEffect(() => () => app.point(null), [app]);
  const commands = useMemo(
    (): WhyCommands => ({
      point: (decision) => app.point(decision === null ? null : { lane: lane.id, decision }),
      goTo(decision) {
        const decisions = known?.decisions ?? [];
        const shown = decisions.indexOf(decision) + 1;
        if (shown === 0) return;
        const at = positionShowing({ step, event, shown, of: decisions.length });
        app.reason(lane.id, { kind: "seek", at });
      },
      veto: ({ vm, to }) => void app.intervene(lane.id, { kind: "veto", step, vm, to }),
      setThreshold: (value) => void app.intervene(lane.id, { kind: "threshold", step, after: event, value }),
    }),
    [app, lane.id, step, event, known],
  );
  if (why === null) return <WhyWaiting lane={lane} name={name} step={step} event={event} />;
  if (why.steps === 0) return <WhyNote name={name} text={words.t("why.byHand")} />;
  if (policy === undefined || policy.decidedBy === "person")
    return <WhyNote name={name} text={words.t("why.person")} />;
  return (
    <WhyDecision
      why={why}
      least={least}
      costs={costs}
      lane={name}
      policy={policy}
      pms={run.scenario.pms}
      words={words}
      commands={commands}
    />
  );
}

interface WaitingProps {
  readonly lane: Lane;
  readonly name: string;
  readonly step: Step;
  readonly event: number;
}

/** How far the answer is shows once it has been waited for. */
function WhyWaiting({ lane, name, step, event }: WaitingProps) {
  const { t } = useWords();
  const done = useDeliberationProgress(lane, step, event);
  return (
    <>
      <WhyHead glyph={null} text={name} />
      <p className="secondary" data-why="waiting">
        {t("why.waiting")}
      </p>
      <progress
        className={styles.explaining}
        {...(done === null ? {} : { value: done })}
        aria-label={t("why.progress", { lane: name })}
      />
    </>
  );
}

function WhyNote({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <>
      <WhyHead glyph={null} text={name} />
      <p className="secondary">{text}</p>
    </>
  );
}
