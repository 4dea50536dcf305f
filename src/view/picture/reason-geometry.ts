/**
 * A policy's reasons as lines of the utilization space: what was found, asked and weighed on the
 * way to an event, drawn while nothing has happened yet. A weighed move begins where the target
 * stood when it was weighed, by the decision's own figures, so it is true at whatever moment the
 * picture stands.
 */

import type { ResourceVector } from "../../base/resources.ts";
import type { Column } from "../../base/vector.ts";
import { vectorAt } from "../../base/vector.ts";
import type { Decision, Measure, Ranking, Refusal, Verdict } from "../../engine/decision.ts";
import type { LaneFrame } from "../lane-frame.ts";
import { formatMeasure, formatUtilization, isLength } from "../text/figures.ts";
import type { PictureText } from "./picture-text.ts";
import { NAMED_PMS } from "./pm-state.ts";
import type { Sketch, SketchLine } from "./sketch.ts";
import { cutAtThreshold, merged, NO_SKETCH } from "./sketch.ts";
import { ORIGIN, plus } from "./utilization-vector.ts";

/** Besides the chosen one; more lines than this would be a fan and not a comparison. */
const MOST_OTHERS = 11;

export interface ReasonInput {
  readonly frame: Pick<LaneFrame, "shareOf" | "threshold">;
  /** `3 * pms`: where the PMs stood when this was decided. */
  readonly places: Column;
  readonly text: PictureText;
}

/** The last of `decisions`, and quietly what had been established before it. */
export function reasoningSketch(decisions: readonly Decision[], input: ReasonInput): Sketch {
  const last = decisions.at(-1);
  if (last === undefined) return NO_SKETCH;
  const source = decisions.findLast((decision) => decision.kind === "source-chosen");
  const later = source === undefined ? decisions : decisions.slice(decisions.indexOf(source));
  const target = later.findLast((decision) => decision.kind === "target-chosen");
  const found: SketchLine[] = [];
  if (source !== undefined && source !== last) {
    found.push(plain("established source", "quiet", ORIGIN, vectorAt(input.places, source.source)));
  }
  if (target !== undefined && target !== last) {
    const [from, to] = [vectorAt(input.places, target.source), vectorAt(input.places, target.target)];
    found.push(plain("established target", "quiet", from, to));
  }
  const from = target?.source ?? source?.source;
  const established: Sketch = {
    ...NO_SKETCH,
    lines: found,
    involved: from === undefined ? null : { from, to: target?.target ?? null },
  };
  const drawn = decisionSketch(last, input);
  return merged(
    { ...drawn, involved: last.kind === "candidates-ordered" ? null : drawn.involved },
    established,
  );
}

/** One decision by itself. */
export function decisionSketch(decision: Decision, input: ReasonInput): Sketch {
  switch (decision.kind) {
    case "source-chosen":
      return chosen(ORIGIN, decision.source, decision.order, { from: decision.source, to: null }, input);
    case "target-chosen": {
      const source = vectorAt(input.places, decision.source);
      const involved = { from: decision.source, to: decision.target };
      return chosen(source, decision.target, decision.order, involved, input);
    }
    case "candidates-ordered":
      return {
        ...NO_SKETCH,
        chain: { pm: decision.pm, vms: decision.order.ranked.map(({ id }) => id) },
        involved: { from: decision.pm, to: null },
      };
    case "migration-weighed":
      return weighedMigration(decision, input);
    case "swap-weighed":
      return weighedSwap(decision, input);
    case "migrated":
    case "swapped":
      return done(decision, input);
    case "gave-up":
      return gaveUp(decision, input);
  }
}

/** The lines to all that were ranked, when their length ranks them; else only the one to the chosen, dashed. */
function chosen(
  from: ResourceVector,
  to: number,
  { measure, ranked }: Ranking<number>,
  involved: Sketch["involved"],
  { places, text }: ReasonInput,
): Sketch {
  const byLength = isLength(measure);
  const others = ranked.filter(({ id }) => id !== to).slice(0, MOST_OTHERS);
  const figure = ranked.find(({ id }) => id === to)?.figure;
  const isNamed = involved?.to === null; // sources stand with the figures that they are over with
  const name =
    figure === undefined
      ? null
      : `${measureName(measure, text)} ${formatMeasure(measure, figure, text.formats)}`;
  const line: SketchLine = {
    ...plain(`chosen ${to}`, byLength ? "strong" : "asked", from, vectorAt(places, to)),
    label: name === null ? null : { text: name, detail: null, at: "middle" },
  };
  return {
    ...NO_SKETCH,
    lines: byLength
      ? [...others.map(({ id }) => plain(`ranked ${id}`, "quiet", from, vectorAt(places, id))), line]
      : [line],
    figures: new Map(
      (ranked.length > NAMED_PMS ? [] : others).map(({ id, figure: own }) => [
        id,
        isNamed
          ? `${measureName(measure, text)} ${formatMeasure(measure, own, text.formats)}`
          : formatMeasure(measure, own, text.formats),
      ]),
    ),
    involved,
  };
}

function weighedMigration(
  { vm, from, to, targetAfter, verdict }: Extract<Decision, { kind: "migration-weighed" }>,
  { frame, text }: ReasonInput,
): Sketch {
  const move = { from: plus(targetAfter, frame.shareOf(vm, to), -1), to: targetAfter };
  const words = { text: text.vm(vm), detail: verdict === null ? null : refusalText(verdict, text) };
  return {
    ...NO_SKETCH,
    lines: weighed("weighed", move, verdict, true, words, frame.threshold),
    involved: { from, to },
  };
}

function weighedSwap(
  decision: Extract<Decision, { kind: "swap-weighed" }>,
  { frame, text }: ReasonInput,
): Sketch {
  const { vm, from, with: other, to, source, target, verdict } = decision;
  const involved = { from, to };
  if (other === null || source === null || target === null) return { ...NO_SKETCH, involved };
  const [arriving, returning] = [text.vm(vm), text.vm(other)];
  const atTarget = verdict !== null && isTargets(verdict);
  const words =
    verdict === null ? null : { text: `${arriving} \u2194 ${returning}`, detail: refusalText(verdict, text) };
  const side = (id: string, { before, after }: { before: ResourceVector; after: ResourceVector }) => ({
    id,
    move: { from: before, to: after },
  });
  return {
    ...NO_SKETCH,
    lines: [
      { ...side("weighed back", source), refuses: !atTarget, own: returning },
      { ...side("weighed", target), refuses: atTarget, own: arriving },
    ].flatMap(({ id, move, refuses, own }) => {
      const said = words === null ? { text: own, detail: null } : refuses ? words : null;
      return weighed(id, move, verdict, refuses, said, frame.threshold);
    }),
    involved,
  };
}

/** @param refuses whether it is this point that does not take it */
function weighed(
  id: string,
  move: { readonly from: ResourceVector; readonly to: ResourceVector },
  verdict: Verdict,
  refuses: boolean,
  words: { readonly text: string; readonly detail: string | null } | null,
  threshold: number,
): SketchLine[] {
  const line: SketchLine = {
    id,
    style: verdict === null ? "would-join" : "refused",
    over: false,
    end: verdict === null ? "arrow" : refuses ? "cross" : "plain",
    ...move,
    label: words === null ? null : { ...words, at: verdict === null ? "middle" : "tip" },
  };
  return cutAtThreshold(line, threshold);
}

/** The same as {@link decisionSketch} of an action that was carried out: its arrows, where they were drawn. */
function done(
  decision: Extract<Decision, { kind: "migrated" | "swapped" }>,
  { frame, text }: ReasonInput,
): Sketch {
  const { vm, from, to, outcome } = decision;
  const back = decision.kind === "swapped" ? text.vm(decision.with) : null;
  const { source, target } = outcome;
  const leaving: SketchLine = {
    ...plain("done back", back === null ? "would-leave" : "would-join", source.before, source.after),
    end: "arrow",
    label: back === null ? null : { text: back, detail: null, at: "middle" },
  };
  const words = { text: text.vm(vm), detail: null };
  const joining = { from: target.before, to: target.after };
  return {
    ...NO_SKETCH,
    lines: [leaving, ...weighed("done", joining, null, false, words, frame.threshold)],
    involved: { from, to },
  };
}

function gaveUp({ source, target }: Extract<Decision, { kind: "gave-up" }>, { places }: ReasonInput): Sketch {
  const involved = { from: source, to: target };
  if (target === null) return { ...NO_SKETCH, involved };
  const line = plain("asked in vain", "asked", vectorAt(places, source), vectorAt(places, target));
  return { ...NO_SKETCH, lines: [line], involved };
}

const plain = (
  id: string,
  style: SketchLine["style"],
  from: ResourceVector,
  to: ResourceVector,
): SketchLine => ({ id, style, over: false, end: "plain", from, to, label: null });

/** Whose point it is that refuses: the target's, or the source's. */
function isTargets(refusal: Refusal): boolean {
  switch (refusal.kind) {
    case "target-over":
    case "target-above-source":
    case "no-partner":
    case "forbidden":
      return true;
    case "source-not-lowered":
    case "source-over":
      return false;
  }
}

/** The figure that speaks against it. */
function refusalText(refusal: Refusal, text: PictureText): string | null {
  switch (refusal.kind) {
    case "target-over":
    case "source-over":
    case "source-not-lowered":
      return `${text.axes[refusal.resource]} ${formatUtilization(refusal.value, refusal.bound)}`;
    case "target-above-source":
      return `${measureName("norm", text)} ${formatUtilization(refusal.value, refusal.bound)}`;
    case "forbidden":
      return text.forbidden[refusal.by];
    case "no-partner":
      return null;
  }
}

function measureName(measure: Measure, text: PictureText): string {
  switch (measure) {
    case "norm":
      return "\u2016U\u2016";
    case "distance":
      return "D";
    case 0:
    case 1:
    case 2:
      return text.axes[measure];
    default:
      return text.ownMeasure(measure);
  }
}
