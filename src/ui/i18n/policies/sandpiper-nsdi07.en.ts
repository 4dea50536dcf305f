import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}} was over on {{resources}}: {{vm}} goes to {{target}}, the lowest volume with room",
  parameters: {
    threshold: {
      name: "Threshold of its own",
      about:
        "Above it a sample is over (SP1), and no PM is filled beyond it. 0: that of the scenario. Published: 0.75.",
    },
    hits: {
      name: "Samples that are over",
      about: "So many of the last must be, on one resource, before a PM is hot (SP1). Published: 3.",
    },
    samples: {
      name: "Samples looked at",
      about: "The present one among them (SP1). Published: 5, of ten seconds each.",
    },
    forecast: {
      name: "Forecast",
      about: "Whether the next sample must be expected to be over as well, by AR(1) (SP2). Published: yes.",
      values: { off: { full: "no", short: "no forecast" }, on: { full: "yes", short: "forecast" } },
    },
    history: {
      name: "Samples of the forecast",
      about: "The AR(1) is fitted to so many of the last (SP2).",
    },
    percentile: {
      name: "Percentile of a VM's need",
      about: "Of what the VM demanded in its window, resource by resource (SP3).",
    },
    window: {
      name: "Window of a VM's need",
      about: "So many of the last steps, the present one among them (SP3). 1: what it demands now.",
    },
  },
  criteria: {
    volume: {
      name: "volume",
      short: "volume",
      about: "One figure of how full a PM is. It grows without bound as a resource gets full.",
      formula: "volume = 1 ÷ ((1 − cpu) · (1 − net) · (1 − mem))",
      worked: "volume = 1 ÷ ((1 − {{cpu}}) · (1 − {{net}}) · (1 − {{mem}})) = {{value}}",
    },
    vsr: {
      name: "volume to size",
      short: "VSR",
      about: "What a VM's move takes off a PM, for what has to be sent: its volume for its memory.",
      formula: "VSR = volume of the VM ÷ memory of the VM",
    },
    hits: {
      name: "samples over",
      short: "over",
      about: "How many of the last samples of a PM are over, on one resource.",
      formula: "a count",
    },
    expected: {
      name: "expected next",
      short: "expected",
      about: "What the next sample of a PM is expected to be, on one resource.",
      formula: "mean + φ · (now − mean), φ by Yule-Walker",
    },
    weight: {
      name: "φ",
      short: "φ",
      about: "How much of what the present sample has above the mean is expected to be left in the next.",
      formula: "autocovariance of neighbours ÷ variance",
    },
    scratch: {
      name: "memory to pass",
      short: "scratch",
      about: "The most memory that a third PM has left, in units of the reference PM.",
      formula: "memory of the PM − memory of its VMs",
    },
  },
  says: {
    source: "Hot PMs have their turn by volume: {{list}}.",
    target: "Of the PMs by volume, {{target}} ({{figure}}) is the first that has room.",
    formed: {
      forecast:
        "{{pm}} is expected to have {{expected}} next: its mean is {{mean}}, and of what {{now}} is away from it {{weight}} is left.",
      need: "{{vm}} is taken to need cpu {{cpu}}, net {{net}}, mem {{mem}}.",
    },
    untold:
      "What a VM needs hangs on what it demanded before, and where it goes on what was planned for others. These figures do not tell the smallest change.",
  },
  listing: {
    forecast: "and it is expected to be over next, if that is asked",
    hot: "a PM is hot if enough of the last samples are over",
    source: "for each hot PM, the largest volume first",
    candidates: "for each VM, the largest volume for its memory first, while the PM is > {{threshold}}",
    need: "take it to need a high percentile of what it demanded",
    targets: "for each other PM, the smallest volume first",
    migrate: "if it stays ≤ {{threshold}}: plan the move",
    partners: "for each PM still hot: its first VM, against 1, 2, … of least VSR of each other PM",
    swap: "if that fits and helps: plan the swap",
    scratch: "if a third PM has memory for the VM to pass",
    none: "carry out the plan; no solution for a PM that is over then",
  },
  assumptions: {
    samples: {
      title: "Samples are steps (SP1, SP2)",
      text: "As published a sample is ten seconds, and a hot spot is three of five with a forecast that says so, too. Here a sample is a step, and one that is over is enough, so that no hour passes before anything is done. Samples looked at here: {{value}}.",
      absent:
        "As published a sample is ten seconds, and a hot spot is three of five with a forecast that says so, too. Here a sample is a step, and one that is over is enough.",
    },
    window: {
      title: "The recent window (SP3)",
      text: "How long the window of a VM's need is follows from samples of ten seconds, and not for steps of an hour. Here: {{value}} steps.",
      absent:
        "How long the window of a VM's need is follows from samples of ten seconds, and not for steps of an hour. Here it is three steps.",
    },
    booked: {
      title: "What a plan books (SP3, SP5)",
      text: "A VM is taken to need a high percentile wherever it goes, but a PM that it leaves is relieved of no more than what it demands now.",
    },
    several: {
      title: "One VM for several (SP6)",
      text: "The source does not say what makes an exchange acceptable beyond room. Here it must lower whatever the hot PM is over on, and bring it over on nothing else. The first VM that comes back is a swap, the others are moves for the balance of the fleet.",
    },
    scratch: {
      title: "A third PM (SP7)",
      text: "A swap needs memory on a third PM for the VM to pass through. That it passes is not recorded, and takes no time.",
    },
  },
};
