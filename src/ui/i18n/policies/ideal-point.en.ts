import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{vm}} goes from {{source}} to {{target}}: both together lie less far beyond the ideal point",
  parameters: {
    tolerance: {
      name: "Tolerance k",
      about: "How many standard deviations beyond the mean of all PMs are as good as the mean (IP1).",
    },
  },
  criteria: {
    score: {
      name: "score",
      short: "score",
      about: "How far a PM lies beyond the ideal point, on the resources on which it does.",
      formula: "‖max(0, u − ideal)‖",
    },
    left: {
      name: "score left",
      short: "left",
      about: "The score of a PM once the VM has gone.",
      formula: "‖max(0, u − d − ideal)‖",
    },
    growth: {
      name: "growth of the score",
      short: "growth",
      about: "By how much the score of a PM grows with the VM.",
      formula: "score with it − score now",
    },
    together: {
      name: "both scores together",
      short: "sum",
      about: "The scores of the two PMs of a move; those of all others stay.",
      formula: "score of the source + score of the target",
    },
  },
  says: {
    source: "PMs beyond the ideal point, the farthest first: {{list}}.",
    target: "Of the PMs that stay under with it, the score of {{target}} grows least: by {{figure}}.",
    formed: { ideal: "The ideal point of this step is cpu {{cpu}}, net {{net}}, mem {{mem}}." },
    untold:
      "What moves here is chosen by how far PMs lie beyond the mean of all, and not by one PM's overload. These figures do not tell the smallest change.",
  },
  listing: {
    ideal: "the ideal point is the mean of all PMs, and what is tolerated",
    sources: "for each PM beyond it, the farthest first",
    vms: "for each of its VMs, the one first that leaves it nearest",
    targets: "of the PMs that stay ≤ {{threshold}}, the one whose score grows least",
    move: "if both scores get lower together: move it, start again",
    none: "no solution for a PM that is over when no move is left",
  },
  assumptions: {
    resources: {
      title: "Which resources (IP1)",
      text: "The product takes cpu and memory, each with the pressure that the kernel reports. Here it is the three resources of a PM, without pressures.",
    },
    frozen: {
      title: "The ideal point stands still within a step (IP1)",
      text: "It is taken when the policy begins to act, as the product takes it before it evicts. Otherwise the deviation in it would shrink with every move, and the goal would run ahead.",
    },
    large: {
      title: "Where the first VM has nowhere to go (IP4)",
      text: "The VM that would help most is often too large for any other PM. Then the next one is tried, and a PM with none is passed over until the next round.",
    },
    room: {
      title: "Room means under the threshold (IP5)",
      text: "A PM takes a VM only if it stays at or under the threshold. In the product the scheduler decides, by what VMs request.",
    },
    once: {
      title: "Each VM once in a step (IP6)",
      text: "A VM that has moved stays where it is until the step is over. So every step ends.",
    },
    damping: {
      title: "It acts again and again (IP6)",
      text: "The product smooths its figures over a minute, evicts at most two VMs of a PM and five in all at a time, and waits in between. Damping does that here, for this policy as for all, where it is asked for.",
    },
  },
};
