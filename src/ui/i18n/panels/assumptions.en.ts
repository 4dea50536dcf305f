/** The panel Assumptions: what the paper leaves open of its experiment, and how this program reads it. */

export const texts = {
  title: "What the paper leaves open, and how this run reads it",
  source:
    "Sa, Ha, Park: Dynamic Relocation of Virtual Machines for Load Balancing in Virtualization Environment. Journal of KIISE 35(12), 2008.",
  placement: {
    title: "First placement (P6)",
    text: "The paper does not print where the VMs start. PM p runs VMs 6p to 6p+5 here: the text under Fig. 6 (PM0 and PM3 over on cpu, PM1 on net) and PER_PM_VM_CNT in Fig. 3 agree with exactly this.",
  },
  count: {
    title: "32 or 36 VMs (P7)",
    text: "The text says 32 VMs; Table 1 lists the ids 0 to 35, which are 36. We follow the table.",
  },
  slip: {
    title: "PM1 or PM2 (P8)",
    text: "The text under Fig. 6 says that PM2 is the exception to high cpu, and then speaks of using the spare cpu of PM1; one of the two is a slip. Nothing here depends on it.",
  },
  demand: {
    title: "The demands (D3)",
    text: "The table of 36 VMs, 72 hours and 3 resources was never published. The paper's scenario is a reconstruction: a search over the patterns of Table 1 and Fig. 5 until the published figures come out. The input is fixed; every figure on the screen is computed.",
  },
  overload: {
    title: "What Overload counts (C2)",
    text: "In both rows of Table 2, Overload = Migration + Swap. So it counts the findings that led to an action. Findings without an action stand under No solution, once per PM and step, also where another action relieves the PM later in the step (C1); the paper does not add them in.",
  },
  migration: {
    title: "What moves cost (MC1, MC2)",
    text: "Moves are instantaneous in the model, and the paper names no costs. What a live migration would take is told beside them: by pre-copy, with PMs of {{memory}}, {{link}} a second over the link and {{dirty}} a second written to, one migration after the other. The scenario's menu changes that.",
  },
  tolerance: {
    title: "Ties and rounding (P9)",
    text: "Over means more than 1e-9 above the threshold. Every tie goes to the lower id, and among resources to the order cpu, net, mem.",
  },
  fit: {
    title: "How well the reconstruction fits",
    table2: "Table 2: {{matching}} of {{total}} figures match.",
    table3: "Table 3 (hour 34): mean difference {{mean}}, largest {{largest}}.",
    deviationLevel: "Fig. 8, mean deviation of cpu in peak hours after day 1: {{list}}.",
    deviationChange: "Fig. 8, its mean change from hour to hour: {{list}}.",
  },
} as const;
