/** When the search is how hot, as a pure function of the round: cycles, each cooling geometrically. */

/** Where every cycle ends. */
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
/** What a cycle begins with: fresh profiles, the best of its line, the best of all shaken, or as it is. */
export type Start = (typeof CYCLES)[number]["from"];
const ROUNDS = CYCLES.reduce((sum, cycle) => sum + cycle.rounds, 0);

export interface ScheduledRound {
  readonly from: Start;
  /** The first round of its cycle. */
  readonly first: boolean;
  /** The first round of all cycles: a new line begins. */
  readonly startsOver: boolean;
  readonly temperature: number;
}

/** Where a round stands in the sequence of cycles. */
export function scheduleAt(round: number): ScheduledRound {
  let rest = round % ROUNDS;
  for (const { from, hottest, rounds } of CYCLES) {
    if (rest < rounds)
      return {
        from,
        first: rest === 0,
        startsOver: round % ROUNDS === 0,
        temperature: hottest * (COLDEST / hottest) ** (rest / (rounds - 1)),
      };
    rest -= rounds;
  }
  throw new Error("assertion failed: a round is within some cycle");
}
