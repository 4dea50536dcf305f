/** What measures of a run are called, by their ids in `measures/registry.ts`, and what they count. */

export const measure = {
  found: { name: "Overloads found", about: "PMs over when an hour began, summed over the hours" },
  resolved: { name: "Overloads resolved", about: "Those of them that were not over when the hour ended" },
  overload: { name: "Overload", about: "Overload findings that led to an action" },
  migration: { name: "Migration", about: "VMs moved one by one" },
  swap: { name: "Swap", about: "Pairs of VMs that changed places" },
  noSolution: {
    name: "No solution",
    about:
      "Overload findings that led to no action, once per PM and step, also where another action relieved the PM later in the step",
  },
  relievedNothing: {
    name: "Relieved nothing",
    short: "relieved nothing",
    about:
      "Migrations and swaps of the policy that lowered none of the resources on which their source was over",
  },
  overloadedHours: {
    name: "PM-hours over",
    short: "overloaded hours",
    about: "PM-hours over the threshold after the actions",
  },
  overloadedExcess: {
    name: "Excess over",
    short: "excess over",
    about: "PM-hours over the threshold, each times the excess of its PM on the PM's most utilized resource",
  },
  moves: { name: "VMs moved", short: "moves", about: "VMs moved, a swap moving two" },
  mostMoves: {
    name: "Most moves of a VM",
    short: "most moves of a VM",
    about: "How often the VM was moved that was moved most often",
  },
  flaps: {
    name: "Flaps",
    short: "flaps",
    about: "Moves that brought a VM back, within six steps, to the PM that its last move took it off (C3)",
  },
  movedMemory: {
    name: "Memory moved",
    short: "memory moved",
    about: "Memory of the VMs moved, in PMs' worth",
  },
  migrationTime: {
    name: "Time of migrations",
    short: "time of migrations",
    about: "Seconds from first page to last, summed over the VMs moved (MC1)",
  },
  migrationSent: {
    name: "Sent by migrations",
    short: "sent by migrations",
    about: "MiB over the link, what is sent again included (MC1)",
  },
  downtime: {
    name: "Downtime",
    short: "downtime",
    about: "Seconds that VMs stood still at the end of their migrations (MC1)",
  },
  deviation: {
    name: "SD of all resources",
    about: "Mean over the hours and resources of the standard deviation across PMs",
  },
  deviationCpu: { name: "SD of cpu", about: "Mean over the hours of the standard deviation across PMs" },
  deviationNet: {
    name: "SD of net",
    about: "Mean over the hours of the standard deviation of net across PMs",
  },
  deviationMem: {
    name: "SD of mem",
    about: "Mean over the hours of the standard deviation of mem across PMs",
  },
  spread: {
    name: "Max − min",
    short: "max − min",
    about: "Highest minus lowest PM, on the resource where it is widest",
  },
  spreadCpu: { name: "Max − min of cpu", short: "max − min of cpu", about: "Highest minus lowest PM on cpu" },
  spreadNet: { name: "Max − min of net", short: "max − min of net", about: "Highest minus lowest PM on net" },
  spreadMem: { name: "Max − min of mem", short: "max − min of mem", about: "Highest minus lowest PM on mem" },
};

/** What of the above is said differently where a step is not an hour. */
export const measureByStep = {
  found: "PMs over when a step began, summed over the steps",
  resolved: "Those of them that were not over when the step ended",
  deviation: "Mean over the steps and resources of the standard deviation across PMs",
  deviationCpu: "Mean over the steps of the standard deviation across PMs",
  deviationNet: "Mean over the steps of the standard deviation of net across PMs",
  deviationMem: "Mean over the steps of the standard deviation of mem across PMs",
};

export const measureUnit = {
  findings: "findings",
  actions: "actions",
  vms: "VMs",
  times: "moves",
  pmHours: "PM-hours",
  pmHoursOfExcess: "PM-hours × excess",
  fraction: "of a PM",
  pmsOfMemory: "PMs",
  seconds: "s",
  mebibytes: "MiB",
};
