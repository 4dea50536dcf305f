/**
 * Simulated annealing in cycles: lines from random profiles, more patience with the best of them,
 * then kicks to the best of all. State in, state out: a round draws from a stream named after its number, so a
 * search that is stopped and resumed ends where an uninterrupted one would.
 */

import type { RandomStream } from "../../base/random.ts";
import { createStream } from "../../base/random.ts";
import type { PatternDemand, VmProfile } from "../../scenario/patterns.ts";
import { PAPER_STREAMS } from "../../scenario/presets/paper.ts";
import { drawProfile, drawWithin, PROFILE_RANGES, toFourDecimals } from "../../scenario/profile-ranges.ts";
import { loadClassOf, TABLE_1_VMS } from "../../scenario/table-1.ts";
import type { Guide } from "./evaluator.ts";
import { Evaluator } from "./evaluator.ts";
import { propose } from "./mutate.ts";
import type { Start } from "./schedule.ts";
import { scheduleAt } from "./schedule.ts";

export const ALGORITHM = "simulated annealing in cycles over D1-D2, guided by Table 3";

/** How much is done at a time. */
export interface SearchEffort {
  /** Proposals per round, the unit of progress and of saving. */
  readonly proposals: number;
  /** Profiles drawn for a fresh start, of which the least bad is taken. */
  readonly draws: number;
}
/** A round of about half a second. */
const EFFORT: SearchEffort = { proposals: 4000, draws: 300 };
/** Share of the proposals that are refused when their estimate is above the bar. */
const ON_SIGHT = 0.9;
/** At most so many VMs are drawn anew by a kick. */
const KICKED = 2;

export interface Candidate {
  readonly demand: PatternDemand;
  readonly value: number;
}

export interface SearchState {
  readonly seed: number;
  /** Rounds done. */
  readonly round: number;
  /** Proposals evaluated, given up ones included. */
  readonly evaluations: number;
  /** Where the annealing stands. */
  readonly current: Candidate;
  /** The best since the cycles last began. */
  readonly bestOfLine: Candidate;
  readonly best: Candidate;
}

/** A search at its beginning. */
export function createSearch(seed: number, effort = EFFORT): SearchState {
  const first = drawStart(seed, 0, effort);
  return { seed, round: 0, evaluations: effort.draws, current: first, bestOfLine: first, best: first };
}

function drawStart(seed: number, round: number, { draws }: SearchEffort): Candidate {
  const stream = createStream(seed, `fit/start/${round}`, PAPER_STREAMS);
  return Array.from({ length: draws }, () => judged(drawDemand(stream))).reduce(lower);
}

/** The candidate with a few VMs drawn anew: far enough to settle elsewhere, near enough to keep what is good. */
function kicked({ demand }: Candidate, stream: RandomStream): Candidate {
  const profiles = [...demand.profiles];
  for (let left = 1 + Math.floor(KICKED * stream()); left > 0; left--) {
    const vm = Math.floor(TABLE_1_VMS * stream());
    profiles[vm] = drawProfile(loadClassOf(vm), stream);
  }
  return judged({ ...demand, profiles });
}

const judged = (demand: PatternDemand): Candidate => ({
  demand,
  value: new Evaluator(demand).evaluate(Number.POSITIVE_INFINITY),
});

/** One round at one temperature. The same state and effort give the same next state. */
export function advanceSearch(state: SearchState, effort = EFFORT): SearchState {
  const { seed, round } = state;
  const { from, first, startsOver, temperature } = scheduleAt(round);
  const start = first ? startOfCycle(state, from, effort) : state.current;
  const { last, best } = anneal(
    start,
    temperature,
    effort,
    createStream(seed, `fit/round/${round}`, PAPER_STREAMS),
  );
  return {
    seed,
    round: round + 1,
    evaluations: state.evaluations + effort.proposals,
    current: last,
    bestOfLine: startsOver ? best : lower(state.bestOfLine, best),
    best: lower(state.best, best),
  };
}

const lower = (a: Candidate, b: Candidate): Candidate => (b.value < a.value ? b : a);

function startOfCycle(state: SearchState, from: Start, effort: SearchEffort): Candidate {
  switch (from) {
    case "draw":
      return drawStart(state.seed, state.round, effort);
    case "line":
      return state.bestOfLine;
    case "kick":
      return kicked(state.best, createStream(state.seed, `fit/kick/${state.round}`, PAPER_STREAMS));
    case "best":
      return state.best;
  }
}

function drawDemand(stream: RandomStream): PatternDemand {
  const profiles = Array.from({ length: TABLE_1_VMS }, (_, vm) => drawProfile(loadClassOf(vm), stream));
  return {
    profiles,
    noise: drawWithin(PROFILE_RANGES.noise, stream),
    seed: Math.floor(stream() * 2 ** 31),
  };
}

/**
 * Metropolis at one temperature. The bar is drawn first: what an estimate already puts above it is
 * mostly refused on sight, and a hopeless run is given up early.
 */
function anneal(
  from: Candidate,
  temperature: number,
  { proposals }: SearchEffort,
  stream: RandomStream,
): { last: Candidate; best: Candidate } {
  const evaluator = new Evaluator(from.demand);
  let { demand, value } = from;
  evaluator.evaluate(Number.POSITIVE_INFINITY); // the guide needs the runs of where we are
  let guide = evaluator.guide();
  let smooth = evaluator.smoothPart(guide);
  let best = from;
  for (let i = 0; i < proposals; i++) {
    const bar = value - temperature * Math.log(1 - stream());
    const onSight = stream() < ON_SIGHT;
    const next = stream() < 0.01 ? rescaled(demand, stream) : withProposal(demand, guide, stream);
    rewrite(evaluator, demand, next);
    const refused = onSight && value - smooth + evaluator.smoothPart(guide) > bar;
    const theirs = refused ? Number.POSITIVE_INFINITY : evaluator.evaluate(bar);
    if (theirs > bar) {
      rewrite(evaluator, next, demand);
      continue;
    }
    demand = next;
    value = theirs;
    guide = evaluator.guide();
    smooth = evaluator.smoothPart(guide);
    if (value < best.value) best = { demand, value };
  }
  return { last: { demand, value }, best };
}

function withProposal(demand: PatternDemand, guide: Guide, stream: RandomStream): PatternDemand {
  const profiles = [...demand.profiles];
  for (const [vm, profile] of propose(profiles, guide, stream)) profiles[vm] = profile;
  return { ...demand, profiles };
}

/** Another strength of the noise: it changes every figure a little. */
function rescaled(demand: PatternDemand, stream: RandomStream): PatternDemand {
  const [min, max] = PROFILE_RANGES.noise;
  const noise = demand.noise + (max - min) * 0.1 * (stream() - 0.5);
  return { ...demand, noise: toFourDecimals(Math.min(max, Math.max(min, noise))) };
}

/** Brings the evaluator from one demand to another by the columns in which they differ. */
function rewrite(evaluator: Evaluator, from: PatternDemand, to: PatternDemand): void {
  evaluator.setNoise(to.noise);
  to.profiles.forEach((profile: VmProfile, vm) => {
    if (profile !== from.profiles[vm] || to.noise !== from.noise) evaluator.write(vm, profile);
  });
}
