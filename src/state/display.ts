/** How things are displayed: choices that change no figure. */

import type { Resource } from "../base/resources.ts";
import { RESOURCES } from "../base/resources.ts";
import type { ChartedMeasure } from "../measures/registry.ts";
import { CHARTED_MEASURES } from "../measures/registry.ts";

/** The space, or one of its projections onto two resources. */
export const VIEW_MODES = ["3d", "cpu-net", "cpu-mem", "net-mem"] as const;
export type ViewMode = (typeof VIEW_MODES)[number];

/** What the charts of the lanes show: the load of each PM on a resource, or a measure of each lane. */
export type Metric = Resource | ChartedMeasure;
export const METRICS: readonly Metric[] = [...RESOURCES, ...CHARTED_MEASURES];

/** How far the axes of the space reach: as far as resources are used, or from 0 to all that a PM has. */
export const SPACE_REACHES = ["fitted", "whole"] as const;
export type SpaceReach = (typeof SPACE_REACHES)[number];

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const LOCALES = ["en", "ko"] as const;
export type Locale = (typeof LOCALES)[number];

/** Hours of trail that can be chosen. */
export const TRAILS = [0, 6, 24] as const;

/** What the side panel can show. */
export const PANELS = ["why", "inspect", "what-if", "assumptions"] as const;
export type PanelId = (typeof PANELS)[number];

/** The bands that can be folded to their heads, so that the lanes have their room. */
export const FOLDS = ["charts", "timeline"] as const;
export type Fold = (typeof FOLDS)[number];

export interface Display {
  readonly mode: ViewMode;
  readonly space: SpaceReach;
  readonly metric: Metric;
  /** Hours that trails go back, whatever the length of a step: one of {@link TRAILS}. */
  readonly trailHours: number;
  readonly theme: Theme;
  readonly locale: Locale;
  readonly panel: PanelId | null;
  /** The place of the lane that stands large, from 1, the others as strips beside it; null shows all alike. */
  readonly large: number | null;
  readonly folded: readonly Fold[];
}

/** A lane stands large, with the charts folded so that it gets their room; null shows all alike, and the charts. */
export const withLarge = ({ folded }: Display, large: number | null): Pick<Display, "large" | "folded"> => ({
  large,
  folded: FOLDS.filter((band) => (band === "charts" ? large !== null : folded.includes(band))),
});

export const DEFAULT_DISPLAY: Display = {
  mode: "3d",
  space: "fitted",
  metric: "cpu",
  trailHours: 6,
  theme: "system",
  locale: "en",
  panel: null,
  large: null,
  folded: [],
};
