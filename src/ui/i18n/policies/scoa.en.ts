import type { PolicyTexts } from "../policy-texts.ts";

export const texts: PolicyTexts = {
  moved: "{{source}} was over on {{resources}}: {{vm}} goes to {{target}}, the farthest",
  parameters: {
    sourceLoad: {
      name: "Load of the source",
      about:
        "A VM may not move if the target's load would exceed the source's. The paper does not say when the source is weighed (S4).",
      values: {
        before: { full: "before the move", short: "before" },
        after: { full: "after the move", short: "after" },
      },
    },
  },
  criteria: {
    excess: {
      name: "excess over the threshold",
      short: "excess",
      about: "How far a PM is above the threshold, all resources together.",
      formula: "Σ over resources: max(0, U − threshold)",
    },
  },
  says: {
    source: "Of the PMs over and not given up, the farthest from the origin comes first, by ‖U‖: {{list}}.",
    target: "{{target}} is farthest from {{source}}, D {{figure}}: it is asked.",
  },
  listing: {
    source: "source ← the overloaded PM farthest from the origin",
    target: "target ← the PM farthest from source",
    candidates: "for each VM of source that demands any of its main resource, largest first",
    migrate: "if target stays ≤ {{threshold}} and not above source: migrate, start again",
    swap: "else if a swap fits and helps: swap, start again",
    none: "no solution",
  },
  printed: {
    title: "Fig. 3 as printed",
    about:
      "Sa, Ha and Park (2008), Fig. 3. It is loose: indices are used twice, N is undefined, and its ends do not match its indentation (S7). The lines that say what is lit in the listing are lit here.",
  },
  assumptions: {
    swap: {
      title: "When a swap is allowed (S5)",
      text: "A swap may leave no other resource of the source worse off above the threshold. The paper does not state this; without it, two PMs can trade an overload back and forth for ever.",
    },
    sourceLoad: {
      title: "The source's load (S4)",
      text: "A VM may not migrate if the target's load would exceed the source's. Whether the source is weighed before or after the move is not said. It is a parameter of SCOA; in this run: {{value}}.",
      absent: "No lane runs SCOA now.",
    },
  },
};
