/** The panels, in the order of their tabs: what each is made of, and whose texts it says besides the first screen's. */

import type { ComponentType } from "react";
import type { Part } from "../../base/part.ts";
import { createPart } from "../../base/part.ts";
import { policyIds } from "../../policies/registry.ts";
import type { PanelId } from "../../state/display.ts";
import type { PartName } from "../i18n/catalogue.ts";

interface PanelEntry {
  readonly id: PanelId;
  /** Loaded when it is opened for the first time. */
  readonly load: Part<ComponentType>;
  readonly texts: readonly PartName[];
}

export const PANEL_ENTRIES: readonly PanelEntry[] = [
  {
    id: "why",
    load: createPart(
      () => import("./why/why-panel.tsx"),
      (module) => module.WhyPanel,
    ),
    texts: ["panel why"],
  },
  {
    id: "inspect",
    load: createPart(
      () => import("./inspect/inspect-panel.tsx"),
      (module) => module.InspectPanel,
    ),
    texts: ["panel inspect"],
  },
  {
    id: "what-if",
    load: createPart(
      () => import("./what-if/what-if-panel.tsx"),
      (module) => module.WhatIfPanel,
    ),
    texts: ["panel what-if"],
  },
  {
    id: "assumptions",
    load: createPart(
      () => import("./assumptions.tsx"),
      (module) => module.Assumptions,
    ),
    texts: ["panel assumptions", ...policyIds().map((id) => `policy ${id}` as const)],
  },
];
