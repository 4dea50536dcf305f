import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved:
    "{{source}} was over on {{resources}}: {{vm}} goes to {{target}}, which has room for what is expected",
  parameters: {
    overflow: {
      name: "Overflow",
      about: "The share of steps in which a PM may be asked for more than it was filled for (MF3).",
    },
    resources: {
      name: "Resources",
      about: "What is forecast and packed (MF4, MF5). Published: cpu.",
      values: { cpu: { full: "cpu", short: "cpu" }, all: { full: "cpu, net and mem", short: "all" } },
    },
    current: {
      name: "Present PM",
      about: "Whether a VM stays where it is if it fits there, or goes to the first PM of all (MF6).",
      values: {
        first: { full: "is asked first", short: "stays" },
        any: { full: "is one of all", short: "any" },
      },
    },
    fills: {
      name: "PMs are filled to",
      about: "Up to what the expected sum and its reserve may come (MF5). Published: all that there is.",
      values: {
        threshold: { full: "the threshold", short: "threshold" },
        capacity: { full: "all that there is", short: "capacity" },
      },
    },
    ahead: {
      name: "Forecast for",
      about: "The step that begins, whose demands are then not looked at, or the one after it (MF2).",
      values: {
        this: { full: "this step", short: "this step" },
        next: { full: "the next step", short: "next" },
      },
    },
    day: {
      name: "Length of the pattern",
      about: "Steps after which it comes again (MF1, MF2). 0: a day.",
    },
    waves: {
      name: "Waves of the day",
      about: "How many waves make up what comes again every day: one of a day, one of half a day, … (MF2).",
    },
    days: {
      name: "Days that are read",
      about: "So many of the last, as far as there are whole ones (MF2).",
    },
  },
  criteria: {
    history: {
      name: "steps known",
      short: "known",
      about: "From how many steps a forecast can be made.",
      formula: "a count",
    },
    cpu: {
      name: "cpu, as forecast",
      short: "cpu",
      about:
        "What is expected of the VMs of a PM, with a reserve for how far that may be off, of what it has.",
      formula: "(Σ μ + z · √Σ σ²) ÷ capacity",
    },
    net: {
      name: "net, as forecast",
      short: "net",
      about: "The same of net.",
      formula: "(Σ μ + z · √Σ σ²) ÷ capacity",
    },
    mem: {
      name: "mem, as forecast",
      short: "mem",
      about: "The same of memory.",
      formula: "(Σ μ + z · √Σ σ²) ÷ capacity",
    },
    most: {
      name: "most that is likely",
      short: "most",
      about: "What a VM is expected to demand, and the error that is seldom exceeded.",
      formula: "μ + the quantile 1 − p of the errors",
    },
  },
  says: {
    target: "{{target}} is the first that has room, and would be filled to {{figure}}.",
    formed: {
      forecast:
        "{{vm}} is expected to demand {{expected}}, give or take {{deviation}}, and seldom more than {{most}}.",
      current: "With {{vm}} its PM, {{pm}}, would be filled to {{filled}}, of {{bound}}.",
      filled: "{{pm}} is filled to {{filled}} by what is expected, of {{bound}}.",
    },
    untold:
      "All VMs are placed anew in each step, by what they are expected to demand. These figures do not tell the smallest change.",
  },
  listing: {
    history: "if there is a day to forecast from",
    forecast: "for each VM: μ ← the waves of its day, and AR(2) of what is left",
    errors: "σ and quantiles ← how far off that was",
    order: "for each VM, the largest μ and quantile first",
    current: "stay, if the present PM has room",
    targets: "else for each PM, by number",
    fits: "the first where Σ μ + z √Σ σ² stays within bounds",
    migrate: "migrate those that have another place",
    none: "no solution for a PM that is over then",
  },
  assumptions: {
    bound: {
      title: "How far PMs are filled (MF5)",
      text: "As published a PM is filled up to all that it has. Here what is over the threshold counts as overloaded, so that PMs are filled to it unless told otherwise: now to “{{value}}”.",
      absent:
        "As published a PM is filled up to all that it has. Here what is over the threshold counts as overloaded, so that PMs are filled to it unless told otherwise.",
    },
    ahead: {
      title: "The step that is forecast (MF2)",
      text: "The plan is for an interval that has not begun. So what the present step demands is not looked at, and who is over by a surprise stays so until it is over. Forecast for: “{{value}}”.",
      absent:
        "The plan is for an interval that has not begun. So what the present step demands is not looked at, and who is over by a surprise stays so until it is over.",
    },
    daily: {
      title: "What comes again every day (MF2)",
      text: "The source takes periodic parts out that it finds in the data. Here it is a mean and waves of whole fractions of a day, by least squares: {{value}} of them.",
      absent:
        "The source takes periodic parts out that it finds in the data. Here it is a mean and waves of whole fractions of a day, by least squares.",
    },
    stays: {
      title: "A VM without a place (MF5)",
      text: "The source takes another PM into use. Here there are no more than there are: such a VM stays where it is, and counts there.",
    },
    several: {
      title: "Several resources (MF4)",
      text: "The source goes by cpu. With all three a VM has its turn by the one of which it may need most, and must find room for each. Now: “{{value}}”.",
      absent:
        "The source goes by cpu. With all three a VM has its turn by the one of which it may need most, and must find room for each.",
    },
  },
};
