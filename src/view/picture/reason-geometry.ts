/**
 * A policy's reasons as lines of the utilization space: what was found, asked and weighed on the
 * way to an event, drawn while nothing has happened yet. A weighed move begins where the target
 * stood when it was weighed, by the decision's own figures, so it is true at whatever moment the
 * picture stands.
 */

import type { ResourceVector } from "../../base/resources.ts";
import type { Column } from "../../base/vector.ts";
import { vectorAt } from "../../base/vector.ts";
import type {
  Decision,
  Done,
  GaveUp,
  Migrate,
  Ranked,
  RankedPms,
  RankedVms,
  Refusal,
  Swap,
  Verdict,
  Weighed,
} from "../../engine/decision.ts";
import { isRankedMoves, isRankedPms, isWeighed } from "../../engine/decision.ts";
import type { LaneFrame } from "../lane-frame.ts";
import { formatCriterion, formatUtilization, isLength } from "../text/figures.ts";
import type { PictureText } from "./picture-text.ts";
import { criterionWord } from "./picture-text.ts";
import { NAMED_PMS } from "./pm-state.ts";
import type { Sketch, SketchLine } from "./sketch.ts";
import { cutAtThreshold, merged, NO_SKETCH } from "./sketch.ts";
import { ORIGIN } from "./utilization-vector.ts";

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
  const source = decisions.findLast((decision) => isRankedPms(decision, "sources"));
  const later = source === undefined ? decisions : decisions.slice(decisions.indexOf(source));
  const target = later.findLast((decision) => isRankedPms(decision, "targets"));
  const found: SketchLine[] = [];
  const chosenSource = source?.chosen?.pm ?? null;
  const chosenTarget = target?.chosen?.pm ?? null;
  if (chosenSource !== null && source !== last) {
    found.push(plain("established source", "quiet", ORIGIN, vectorAt(input.places, chosenSource)));
  }
  const from = target?.source ?? chosenSource;
  if (from !== null && chosenTarget !== null && target !== last) {
    const [start, end] = [vectorAt(input.places, from), vectorAt(input.places, chosenTarget)];
    found.push(plain("established target", "quiet", start, end));
  }
  const established: Sketch = {
    ...NO_SKETCH,
    lines: found,
    involved: from === null ? null : { from, to: chosenTarget },
  };
  const drawn = decisionSketch(last, input);
  const involved = last.kind === "ranked" && (isOfVms(last) || isRankedMoves(last)) ? null : drawn.involved;
  return merged({ ...drawn, involved }, established);
}

/** One decision by itself. */
export function decisionSketch(decision: Decision, input: ReasonInput): Sketch {
  switch (decision.kind) {
    case "ranked":
      if (isRankedMoves(decision)) return NO_SKETCH;
      return isOfVms(decision) ? rankedVms(decision) : rankedPms(decision, input);
    case "formed":
      return NO_SKETCH;
    case "weighed":
      if (isWeighed(decision, "migrate")) return weighedMigration(decision, input);
      if (isWeighed(decision, "swap")) return weighedSwap(decision, input);
      if (isWeighed(decision, "evacuate") || isWeighed(decision, "relieve"))
        return { ...NO_SKETCH, involved: { from: decision.action.from, to: null } };
      return NO_SKETCH; // the whole fleet is asked
    case "ended":
      return decision.how === "done" ? done(decision, input) : gaveUp(decision, input);
  }
}

const isOfVms = (decision: Ranked): decision is RankedVms => "pm" in decision;

const rankedVms = ({ pm, order }: RankedVms): Sketch => ({
  ...NO_SKETCH,
  chain: { pm, vms: order.ranked.map(({ id }) => id) },
  involved: { from: pm, to: null },
});

/** The lines to all that were ranked, when their length ranks them; else only the one to the chosen, dashed. */
function rankedPms({ order, chosen, source }: RankedPms, { places, text }: ReasonInput): Sketch {
  if (chosen === null) return NO_SKETCH;
  const { criterion, ranked } = order;
  const to = chosen.pm;
  const from = source === null ? ORIGIN : vectorAt(places, source);
  const involved = source === null ? { from: to, to: null } : { from: source, to };
  const byLength = isLength(criterion);
  const others = ranked.filter(({ id }) => id !== to).slice(0, MOST_OTHERS);
  const figure = ranked.find(({ id }) => id === to)?.figure;
  const isNamed = source === null; // sources stand with the figures that they are over with
  const name =
    figure === undefined
      ? null
      : `${criterionWord(criterion, text)} ${formatCriterion(criterion, figure, text.formats)}`;
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
          ? `${criterionWord(criterion, text)} ${formatCriterion(criterion, own, text.formats)}`
          : formatCriterion(criterion, own, text.formats),
      ]),
    ),
    involved,
  };
}

function weighedMigration(
  { action: { vm, from, to }, changes, verdict }: Weighed<Migrate>,
  { frame, text }: ReasonInput,
): Sketch {
  if (changes === null) return { ...NO_SKETCH, involved: { from, to } };
  const move = { from: changes.target.before, to: changes.target.after };
  const words = { text: text.vm(vm), detail: verdict === null ? null : refusalText(verdict, text) };
  return {
    ...NO_SKETCH,
    lines: weighed("weighed", move, verdict, true, words, frame.threshold),
    involved: { from, to },
  };
}

function weighedSwap({ action, changes, verdict }: Weighed<Swap>, { frame, text }: ReasonInput): Sketch {
  const { vm, from, with: other, to } = action;
  const involved = { from, to };
  if (other === null || changes === null) return { ...NO_SKETCH, involved };
  const { source, target } = changes;
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
function done({ action, outcome }: Done, { frame, text }: ReasonInput): Sketch {
  const { vm, from, to } = action;
  const back = action.kind === "swap" ? text.vm(action.with) : null;
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

function gaveUp({ source, target }: GaveUp, { places }: ReasonInput): Sketch {
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

/** Whose point it is that refuses: the target's, unless it is the source's. */
const isTargets = (refusal: Refusal): boolean =>
  refusal.kind === "forbidden" || refusal.comparison.subject !== "source";

/** The figure that speaks against it. */
function refusalText(refusal: Refusal, text: PictureText): string {
  if (refusal.kind === "forbidden") return text.forbidden[refusal.by];
  const { criterion, value, bound } = refusal.comparison;
  return `${criterionWord(criterion, text)} ${formatUtilization(value, bound)}`;
}
