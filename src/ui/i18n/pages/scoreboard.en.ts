/** The scoreboard and its plot. */

export const texts = {
  title: "Scoreboard",
  lead: "What every policy comes to on these demands, with its default parameters and nobody intervening.",
  run: "Run all",
  stop: "Stop",
  stopOf: "Stop {{policy}}",
  runOf: "Run {{policy}}",
  runOne: "Run",
  progress: "{{done}} of {{total}} done",
  waiting: "waiting",
  share: "{{percent}} %",
  left: "{{percent}} %, about {{left}} left",
  long: {
    solves: "a solver looks for the best of every step: may take minutes",
    weighs: "weighs every move of the fleet: may take minutes",
  },
  large: "A large scenario: each policy may take a minute.",
  failed: "failed: {{fault}}",
  policy: "Policy",
  table: "Policies by measures",
  sortBy: "Sort by {{measure}}",
  pin: "Keep {{measure}} in sight",
  unpin: "Do not keep {{measure}} in sight",
  best: "best",
  nothing: "says nothing of who does not act",
  better: { lower: "lower is better", higher: "higher is better", neither: "neither is better" },
  reversing: "turns the order round",
  reversed:
    "Some measures turn the order of {{measure}} round: of the pairs of policies that both tell apart, more stand the other way than the same way. These are {{list}}.",
  reversedOne: "{{measure}} ({{reversed}} of {{pairs}})",
  agreed: "No measure turns the order of {{measure}} round.",
  plot: {
    title: "What it costs to relieve",
    about:
      "Each point is a policy: the further left, the fewer VMs it moved; the lower, the less is left over. Nobody on the line is beaten on both.",
    moves: "VMs moved",
    hours: "left over",
    front: "not beaten on both",
    label: "{{moves}} against {{hours}}, a point for each of {{count}} policies",
  },
};
