/**
 * Simulated annealing in cycles: one from random profiles, then a few that reheat the best of the
 * lot a little. State in, state out: a round draws from a stream named after its number, so a
 * search that is stopped and resumed ends where an uninterrupted one would.
 */

import type { RandomStream } from "../../base/random.ts";
import { createStream } from "../../base/random.ts";
import type { PatternDemand, VmProfile } from "../../scenario/patterns.ts";
import { drawProfile, drawWithin, PROFILE_RANGES, toFourDecimals } from "../../scenario/profile-ranges.ts";
import { loadClassOf, TABLE_1_VMS } from "../../scenario/table-1.ts";
import type { Guide } from "./evaluator.ts";
import { Evaluator } from "./evaluator.ts";
import { propose } from "./mutate.ts";

export const ALGORITHM = "simulated annealing in cycles over D1-D2, guided by Table 3";

/** Proposals per round, the unit of progress and of saving: about a fifth of a second. */
const PROPOSALS = 4000;
/** Share of the proposals that are refused when their estimate is above the bar. */
const ON_SIGHT = 0.9;
/** At most so many VMs are drawn anew by a kick. */
const KICKED = 2;
/** Profiles drawn for a fresh start. */
const DRAWS = 300;
const COLDEST = 0.008;
/**
 * The cycles, over and over: a few quick lines from drawn profiles, then the best of them with more
 * patience, then kicks to the best of all. The counters weigh 1 each.
 */
const CYCLES = [
  { from: "draw", hottest: 1, rounds: 40 },
  { from: "draw", hottest: 1, rounds: 40 },
  { from: "draw", hottest: 1, rounds: 40 },
  { from: "draw", hottest: 1, rounds: 40 },
  { from: "draw", hottest: 1, rounds: 40 },
  { from: "draw", hottest: 1, rounds: 40 },
  { from: "line", hottest: 0.5, rounds: 60 },
  { from: "line", hottest: 0.25, rounds: 60 },
  { from: "line", hottest: 0.12, rounds: 60 },
  { from: "kick", hottest: 0.35, rounds: 25 },
  { from: "kick", hottest: 0.35, rounds: 25 },
  { from: "kick", hottest: 0.35, rounds: 25 },
  { from: "kick", hottest: 0.35, rounds: 25 },
  { from: "kick", hottest: 0.35, rounds: 25 },
  { from: "kick", hottest: 0.35, rounds: 25 },
  { from: "best", hottest: 0.06, rounds: 40 },
] as const;
type Start = (typeof CYCLES)[number]["from"];
const ROUNDS = CYCLES.reduce((sum, cycle) => sum + cycle.rounds, 0);

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
export function createSearch(seed: number): SearchState {
  const first = drawStart(seed, 0);
  return { seed, round: 0, evaluations: 1, current: first, bestOfLine: first, best: first };
}

/** The least bad of a few hundred draws. */
function drawStart(seed: number, round: number): Candidate {
  const stream = createStream(seed, `fit/start/${round}`);
  return Array.from({ length: DRAWS }, () => judged(drawDemand(stream))).reduce(lower);
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

/** Where a round stands in the sequence of cycles. */
export function scheduleAt(round: number): { from: Start; first: boolean; temperature: number } {
  let rest = round % ROUNDS;
  for (const { from, hottest, rounds } of CYCLES) {
    if (rest < rounds)
      return { from, first: rest === 0, temperature: hottest * (COLDEST / hottest) ** (rest / (rounds - 1)) };
    rest -= rounds;
  }
  throw new Error("assertion failed: a round is within some cycle");
}

/** One round at one temperature. */
export function advanceSearch(state: SearchState): SearchState {
  const { seed, round } = state;
  const { from, first, temperature } = scheduleAt(round);
  const start = first ? startOfCycle(state, from) : state.current;
  const { last, best } = anneal(start, temperature, createStream(seed, `fit/round/${round}`));
  return {
    seed,
    round: round + 1,
    evaluations: state.evaluations + PROPOSALS,
    current: last,
    bestOfLine: round % ROUNDS === 0 ? best : lower(state.bestOfLine, best),
    best: lower(state.best, best),
  };
}

const lower = (a: Candidate, b: Candidate): Candidate => (b.value < a.value ? b : a);

function startOfCycle(state: SearchState, from: Start): Candidate {
  switch (from) {
    case "draw":
      return drawStart(state.seed, state.round);
    case "line":
      return state.bestOfLine;
    case "kick":
      return kicked(state.best, createStream(state.seed, `fit/kick/${state.round}`));
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
  stream: RandomStream,
): { last: Candidate; best: Candidate } {
  const evaluator = new Evaluator(from.demand);
  let { demand, value } = from;
  evaluator.evaluate(Number.POSITIVE_INFINITY); // the guide needs the runs of where we are
  let guide = evaluator.guide();
  let smooth = evaluator.smoothPart(guide);
  let best = from;
  for (let i = 0; i < PROPOSALS; i++) {
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
