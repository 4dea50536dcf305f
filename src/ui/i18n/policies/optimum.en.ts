import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{vm}} goes from {{source}} to {{target}}, as the best placement of this step has it",
  parameters: {
    seconds: {
      name: "Time limit",
      about: "So long the solver may take in each step. What it has by then is taken, with its gap (OP6).",
    },
    mostPlaces: {
      name: "Size limit",
      about: "A fleet of more PMs times VMs than this is not tried (OP6).",
    },
  },
  criteria: {
    excess: {
      name: "excess",
      short: "excess",
      about: "How far PMs are over the threshold, all PMs and resources together (OP2).",
      formula: "sum of max(0, u − T) over PMs and resources",
    },
    moves: {
      name: "moves",
      short: "moves",
      about: "VMs that are not where they were when the step began (OP3).",
      formula: "number of VMs on another PM",
    },
    peak: {
      name: "peak",
      short: "peak",
      about: "The highest utilization of any PM on any resource (OP4).",
      formula: "max of u over PMs and resources",
    },
    places: {
      name: "PMs × VMs",
      short: "places",
      about: "Places that VMs might have, by which the size of a fleet is told (OP6).",
      formula: "PMs × VMs",
    },
    seconds: {
      name: "seconds",
      short: "s",
      about: "What the solver may take in a step (OP6).",
      formula: "seconds",
    },
  },
  says: {
    formed: {
      excess: "The least excess is {{found}} (it was {{now}}): proven.",
      excessOpen:
        "The least excess that was found is {{found}} (it was {{now}}). None is below {{bound}}: a gap of {{gap}} was left after the {{seconds}} s of this step.",
      moves: "For it {{found}} moves are the fewest: proven.",
      movesOpen:
        "For it {{found}} moves are the fewest that were found. Fewer than {{bound}} are not enough: a gap of {{gap}} was left after the {{seconds}} s of this step.",
      peak: "With as many moves the lowest peak is {{found}} (it was {{now}}): proven.",
      peakOpen:
        "With as many moves the lowest peak that was found is {{found}} (it was {{now}}). None is below {{bound}}: a gap of {{gap}} was left after the {{seconds}} s of this step.",
      tooLarge:
        "PMs × VMs are {{places}}, and at most {{most}} are tried: nothing was solved. No placement has an excess below {{bound}}.",
    },
    untold:
      "A solver has weighed all placements at once. Its figures do not tell the smallest change that would have let another move through.",
  },
  listing: {
    tooLarge: "if the fleet is too large: only what no placement is better than",
    excess: "of all placements those with the least excess over {{threshold}}",
    moves: "of those the ones with the fewest moves from here",
    peak: "of those one with the lowest peak",
    go: "make its moves, one at a time",
    none: "no solution for a PM that is still over",
  },
  assumptions: {
    myopic: {
      title: "Best of a step, not of a run (OP1)",
      text: "Each step is solved by itself. What is best now may be in the way later, so that over a run another policy may do better.",
    },
    sum: {
      title: "Excess of all resources together (OP2)",
      text: "Excess is summed over PMs and resources. The measure of the charts takes each PM by its worst resource.",
    },
    swaps: {
      title: "A swap is two moves (OP3)",
      text: "The placement counts, and VMs go one at a time. Compared with it a swap counts as two moves.",
    },
    late: {
      title: "Where the time is up (OP6)",
      text: "After {{value}} s the best that was found is taken. How far that is from proven is shown as a gap, and recorded: playing it again asks nobody.",
      absent:
        "After a time limit the best that was found is taken, and how far that is from proven is shown.",
    },
    large: {
      title: "Large fleets are not tried (OP6)",
      text: "Beyond {{value}} PMs × VMs no step is solved. Nobody moves, and what no placement can be better than is told.",
      absent: "Beyond a size limit no step is solved, and what no placement can be better than is told.",
    },
  },
};
