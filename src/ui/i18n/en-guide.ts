/** How to read the page, and what its words mean; loaded with the guide. Figures come in formatted. */

import { help } from "./en-help.ts";

export const guideTexts = {
  help,
  guide: {
    title: "How to read this",
    tabs: { what: "What this is", read: "How to read it", words: "Words", keys: "Keys" },
    search: "Search",
    found_one: "{{count}} entry",
    found_other: "{{count}} entries",
    nothing: "Nothing here has “{{text}}” in it.",
    onPage: "Show on the page",
    close: "Close",
    term: "In the guide",
    groups: { picture: "The picture", lane: "Beside it", charts: "The charts", timeline: "The timeline" },
    what: {
      idea: "A data centre has physical machines (PMs), and each runs several virtual machines (VMs) that ask for cpu, network and memory. What they ask for changes from hour to hour. When a PM has to give more than the threshold it is overloaded, and somebody has to decide which VM moves where. A policy is a rule that decides this.",
      lanes:
        "Each lane runs one policy. All lanes start from the same placement and get the same demands, hour by hour: whatever differs on the screen differs because of the policy.",
      source:
        "It begins with a paper of 2008 that sees PMs as points in a space of cpu, net and mem, and brings the points together; tools from then to today stand beside it. Press Play, drag the timeline, choose a PM, ask Why, change something in What if.",
    },
    marks: {
      point: {
        name: "A PM",
        text: "Each point is a PM: where it stands says how much of its cpu, net and mem its VMs use, from 0 to 1 (all of it). The higher, the further right and the nearer, the fuller.",
      },
      over: {
        name: "Overloaded",
        text: "A red ring: this PM uses more than the threshold of at least one resource, which its label names. The bar on the floor or wall shows how far.",
      },
      crowd: {
        name: "The crowd",
        text: "In a large fleet each small point is a PM, and a red one is over. Rings and names are left to the worst few, to those in the event and to the one that is chosen.",
      },
      threshold: {
        name: "Threshold {{value}}",
        text: "The dashed box: a PM inside it is fine, one outside is overloaded, and its policy has to act.",
      },
      limit: {
        name: "Limit {{value}}",
        text: "The grey rim along the outer walls: the hardware limit. It is only drawn; nothing acts on it.",
      },
      reach: {
        name: "An axis of its own length",
        text: "“to 0.1” at its name: this resource is hardly used, and its axis ends there. “1 // 2.5”: the axis is broken at 1, all that a PM has; the few beyond it share the last fifth. The same in all lanes, and “Fit to load” switches it off. Lengths of lines do not compare then; their figures do.",
      },
      trail: { name: "Trail", text: "The thin line behind a point: where the PM stood in the last hours." },
      wall: {
        name: "Shadow",
        text: "The pale dots on floor and walls are the same points seen straight from above, from the front and from the side, since depth alone is hard to read. The thin vertical line leads to the point's foot.",
      },
      moving: {
        name: "A move",
        text: "The arrow is the VM that leaves the one PM and joins the other: both points move by as much as it demands.",
      },
      before: {
        name: "Before the move",
        text: "The dashed circles are where the points stood before a VM left the one and joined the other.",
      },
      distance: {
        name: "Distance D {{value}}",
        text: "How far the overloaded PM and its target are apart. A policy that goes by distance makes it smaller with every action.",
      },
      origin: {
        name: "From the origin {{value}}",
        text: "The line from the empty corner to the overloaded PM: the longer, the fuller it is. Its length is ‖U‖.",
      },
      chain: {
        name: "A VM",
        text: "The arrows from the empty corner to the chosen PM are its VMs, one after the other: what they demand adds up to where the point stands.",
      },
      weighed: {
        name: "Only weighed",
        text: "What the policy, or you, might do: nothing of it has happened. A cross is where something was refused.",
      },
      ghost: {
        name: "The original",
        text: "A hollow place: there the PM would be if nothing had been changed by hand. The thin line leads to where it is.",
      },
      surface: {
        name: "Equal figure {{value}}",
        text: "The thin curves: to the lane's policy every place on them is as loaded as this PM. Drawn with “What policies see”, in the menu of the trail, or G; in the space a mesh lies between them, on a plane it is the cut through the PM. Where they leave the threshold far behind, the policy takes for equal what is not.",
      },
      sphere: {
        name: "Equal distance {{value}}",
        text: "The thin circle: every place on it is as far from the PM in its middle as its target is. In the space it is a sphere. A policy that goes by distance asks whoever is farthest: no PM is outside. What lies between them is D.",
      },
      spread: {
        name: "Mean and spread {{value}}",
        text: "The thin lines: the mean of all PMs on what the policy looks at, and how far they lie from it. A policy for balance pulls all points between them, whether anybody is over or not; a resource that it does not look at has no lines.",
      },
      ideal: {
        name: "Ideal {{value}}",
        text: "The thin corner: what the policy would have all PMs be, and, where it has one, what they should be farthest from. Only what lies beyond the ideal counts for it.",
      },
      angle: {
        name: "Angle {{value}}",
        text: "The arc between two directions: where the PM's load points, and where the VM's demand points. The wider it is, the better the VM fits in what the PM has left.",
      },
      policy: {
        name: "The policy",
        text: "What decides in this lane. The name is a menu; “parameters” has what it can be told.",
      },
      lead: {
        name: "What it came to",
        text: "PM-hours over: how many hours PMs stayed over the threshold, summed over the PMs. VMs moved: how many moves that took. Fewer is better, of both.",
      },
      counters: {
        name: "The paper's counters",
        text: "What the policy acted on: overloads it answered, by a migration or by a swap, and those for which it found no solution. A policy that never acts has none: that is not good news.",
      },
      sentence: {
        name: "What just happened",
        text: "The last action, or what is over now, in one sentence.",
      },
      readOut: {
        name: "The figures",
        text: "Utilization of each PM at this moment. Red is over the threshold. The last column is the figure that the policy orders PMs by.",
      },
      load: {
        name: "Load over the hours",
        text: "One small chart per PM, one row per lane: how much of the chosen resource is used. The dashed line is the threshold. Pull to another hour to move the clock.",
      },
      without: {
        name: "Without moves",
        text: "The grey area: what it would be if nothing were ever moved. The gap between line and area is the policy's doing.",
      },
      forecast: {
        name: "Forecast",
        text: "Dotted, what the policy of the lane expected of this figure one step ahead, and around it the band of its errors. It knows what came before the step, and no more. Where the line leaves the band the forecast was off by more than it mostly had been. A figure is a fraction of a PM, as the load is; of a PM it may be the sum of what was expected of its VMs. Drawn only for policies that forecast.",
      },
      bound: {
        name: "Threshold {{value}}",
        text: "The dashed line: a PM that is above it on any resource is overloaded.",
      },
      limitLine: {
        name: "Limit {{value}}",
        text: "The thin grey line: the hardware limit. It is only drawn; nothing acts on it.",
      },
      cut: {
        name: "Up to {{value}}",
        text: "The bar along the upper edge: here a line goes on above its chart, as far as the figure beside it says.",
      },
      original: {
        name: "The original",
        text: "The thin dashed line: the run as it would be if nothing had been changed by hand.",
      },
      bands: {
        name: "The fleet as bands",
        text: "The pale band reaches from the emptiest PM to the fullest, the darker one leaves out a tenth at either end, and the line runs in the middle. Above the threshold they are red.",
      },
      overCount: {
        name: "PMs over",
        text: "The red bars count the PMs that are over after each step, on any resource.",
      },
      deviation: {
        name: "Standard deviation",
        text: "How unevenly the PMs are loaded: 0 if all are alike. A policy that balances keeps it low.",
      },
      demand: {
        name: "Demand",
        text: "What all VMs together ask for, cpu, net and mem: the same in every lane.",
      },
      apart: {
        name: "Apart",
        text: "The bars: how many VMs do not run on the same PM in all lanes. Where they rise, the policies have gone different ways; the line is how far their standard deviations differ.",
      },
      events: {
        name: "Events",
        text: "One track per lane: above, a PM was found overloaded; below, what was done about it. Click one to go there.",
      },
      busy: {
        name: "Busy hours",
        text: "The red area behind a lane's events: how many PMs are over, the higher the more.",
      },
      flaps: {
        name: "Flaps",
        text: "The zigzags under a lane's events: a VM comes back to the PM that it left within the last six steps (C3). In long runs a strip.",
      },
      parting: {
        name: "First divergence",
        text: "The triangle under the axis: here the lanes part for the first time.",
      },
      playhead: {
        name: "This moment",
        text: "Every part of the page shows the same moment: drag it to another.",
      },
    },
    glyphs: {
      overload: "found over the threshold",
      migration: "migration: one VM moves",
      swap: "swap: two VMs change places",
      "no-solution": "no solution: nothing was found",
    },
    words: {
      pm: { name: "PM", text: "Physical machine: a server. Its cpu, net and mem are counted from 0 to 1." },
      vm: {
        name: "VM",
        text: "Virtual machine: runs on one PM at a time, and can be moved to another while it runs.",
      },
      resources: {
        name: "cpu, net, mem",
        text: "The three resources: processor, network bandwidth, and memory.",
      },
      demand: {
        name: "Demand",
        text: "What a VM asks of a resource in a step, as a fraction of one PM.",
      },
      utilization: {
        name: "Utilization",
        text: "What a PM has to give, as a fraction of what it has. Above 1 it is saturated: more is asked for than there is.",
        formula: "U = Σ demand of its VMs ÷ capacity",
      },
      threshold: {
        name: "Threshold",
        text: "A PM that is above it on any resource is overloaded.",
      },
      limit: {
        name: "Limit",
        text: "The hardware limit of the paper's figures. Drawn only; no rule uses it.",
      },
      pmHours: {
        name: "PM-hours over",
        text: "PMs over after the actions of a step, each for as long as the step is. Two PMs over for three hours are 6.",
        formula: "Σ over steps: PMs over × hours per step",
      },
      policy: { name: "Policy", text: "The rules by which a lane decides what to move, and where." },
      lane: { name: "Lane", text: "One policy's run, beside the others, on the same demands." },
      migration: { name: "Migration", text: "One VM moves to another PM while it runs." },
      swap: { name: "Swap", text: "Two VMs change places, where neither PM has room for a migration." },
      noSolution: {
        name: "No solution",
        text: "A PM is over and the policy has no action for it. It stays over.",
      },
      actedOn: {
        name: "Acted on",
        text: "Overloads that the policy answered with an action. The paper calls the count Overload.",
        formula: "migrations + swaps",
      },
      inVain: {
        name: "In vain",
        text: "An action that lowered none of the resources on which its PM was over.",
      },
      norm: {
        name: "‖U‖",
        text: "The length of a PM's vector: its distance from the empty corner. The fuller, the longer.",
        formula: "‖U‖ = √(cpu² + net² + mem²)",
        worked: "‖U‖ = √({{cpu}}² + {{net}}² + {{mem}}²) = {{value}}",
      },
      distance: {
        name: "D",
        text: "The distance of two PMs in the space. The farther apart, the more one has that the other lacks.",
        formula: "D = √(Δcpu² + Δnet² + Δmem²)",
        worked: "D = √(({{cpu}})² + ({{net}})² + ({{mem}})²) = {{value}}",
      },
      deviation: {
        name: "Standard deviation",
        text: "How far the PMs are from their mean, per resource.",
        formula: "σ = √(mean of (U − mean U)² over the PMs)",
        worked: "mean {{mean}}; σ = √(({{squares}}) ÷ {{pms}}) = {{value}}",
      },
      spread: {
        name: "Max − min",
        text: "The fullest PM less the emptiest, on the resource where that is most.",
      },
      ideal: {
        name: "Ideal",
        text: "What a policy would have of the PMs, or of a move, if all were as good as the best: it measures how far the others are from it. The anti-ideal is made of the worst.",
      },
      angle: {
        name: "Angle",
        text: "Between where a PM's load points and where a VM's demand points. The wider, the less the two get in each other's way.",
        formula: "cos φ = (u · d) ÷ (‖u‖ × ‖d‖)",
      },
      apart: {
        name: "Apart",
        text: "VMs that do not run on the same PM in all lanes. “apart ≤ n VMs”: never more than n in this run.",
      },
      listing: {
        name: "Listing",
        text: "A policy's rules in a few lines. In Why, the line that is being carried out is lit.",
      },
      fork: {
        name: "Fork",
        text: "A future in which you changed something. The run without the change stays beside it, hollow.",
      },
      rule: {
        name: "P9, C2, …",
        text: "Names of rules: P the model, C the counters, D demand, I what a person changes, other letters a policy. Each is a link to what it says.",
      },
      seed: {
        name: "Seed",
        text: "The number that random demands grow from: the same seed gives the same demands.",
      },
    },
  },
};
