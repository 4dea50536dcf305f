import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{vm}} is evicted from {{source}}, which is used too much; the scheduler puts it on {{target}}",
  parameters: {
    mode: {
      name: "Thresholds",
      about: "Whether they are per cent of a node, or how far they lie from the mean of all (LN1).",
      values: {
        absolute: { full: "per cent of a node", short: "absolute" },
        deviation: { full: "points from the mean of all nodes", short: "deviation" },
      },
    },
    lowCpu: { name: "Hardly used: cpu", about: "Up to here, on all three, a node is under (LN1)." },
    lowMemory: { name: "Hardly used: memory", about: "Up to here, on all three, a node is under (LN1)." },
    lowPods: { name: "Hardly used: VMs", about: "Up to here, on all three, a node is under (LN1)." },
    targetCpu: { name: "Used too much: cpu", about: "Above it, on any of the three, a node is over (LN1)." },
    targetMemory: {
      name: "Used too much: memory",
      about: "Above it, on any of the three, a node is over (LN1).",
    },
    targetPods: { name: "Used too much: VMs", about: "Above it, on any of the three, a node is over (LN1)." },
    maxPods: {
      name: "VMs that a PM may run",
      about: "What the number of VMs is taken as per cent of (LN1).",
    },
    numberOfNodes: {
      name: "Nodes under, more than",
      about: "It acts if more nodes than this are under (LN2).",
    },
    runsPerStep: {
      name: "Runs in a step",
      about: "Another begins if the one before has moved something (RM2).",
    },
  },
  criteria: {
    under: {
      name: "nodes under",
      short: "under",
      about: "How many nodes are hardly used, on all of cpu, memory and VMs.",
      formula: "a count",
    },
    over: {
      name: "nodes over",
      short: "over",
      about: "How many nodes are used too much, on any of cpu, memory and VMs.",
      formula: "a count",
    },
    sum: {
      name: "sum of usages, GiB",
      short: "sum",
      about: "Usages of a node added up whatever they are of: next to bytes nothing else counts.",
      formula: "milli-cpus + bytes + VMs",
    },
    pods: { name: "VMs", short: "VMs", about: "How many VMs there are, or may be.", formula: "a count" },
    allocated: {
      name: "allocated, %",
      short: "alloc.",
      about: "What would be allocated on a node with the VM: the mean of cpu and memory.",
      formula: "100 × (cpu + memory) ÷ 2",
    },
  },
  says: {
    source: "The nodes that are used too much, by their usages added up, which is by memory: {{list}}.",
    target: "The scheduler prefers the node with least allocated: {{target}}, {{figure}} % with it.",
    formed: { pool: "What the nodes under have left together: cpu {{cpu}}, mem {{mem}}, VMs {{pods}}." },
    untold:
      "VMs leave here by how nodes lie to thresholds of the tool, and the scheduler decides where they go. These figures do not tell the smallest change.",
  },
  listing: {
    trigger: "if there are nodes under, and nodes over",
    sources: "for each node over, by its usages added up",
    pool: "while it is over, and the nodes under have something left together",
    evict: "evict the next VM, by number",
    schedule: "the scheduler: to the node with least allocated, maybe the same",
    none: "no solution for a PM that is over at the end",
  },
  assumptions: {
    thresholds: {
      title: "Thresholds that somebody has to give (LN1)",
      text: "The tool has none of its own. Those here stand in its documentation, and are the middle ones of OpenShift. They have nothing to do with the scenario's threshold.",
    },
    back: {
      title: "Evictions that move nothing (LN6)",
      text: "The scheduler may choose the node that a VM came from, or find no other with room. Then nothing moves, and no event is recorded; Why tells of it with the next event. The tool believes that it has helped, and counts it off.",
    },
    room: {
      title: "Room is all that there is (LN6)",
      text: "The scheduler puts a VM wherever what is requested fits into what a node has. So a move may bring its target over the scenario's threshold; net is not asked for at all (RM1).",
    },
    order: {
      title: "By memory, whatever is over (LN3)",
      text: "Milli-cpus, bytes and a count are added up. A PM that has all of the reference PM's is taken for 16 cores and 16 GiB.",
    },
    ties: {
      title: "Which VM goes (LN4)",
      text: "By priority, then by class of service, never by size. Here all are equal, and go by number.",
    },
    scheduler: {
      title: "A scheduler of one rule (LN6)",
      text: "The one of Kubernetes weighs more than what is allocated, and falls back on chance among equals. Here it is the least allocated alone, of equals the first, not rounded to whole points.",
    },
  },
};
