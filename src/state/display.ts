/** How things are displayed: choices that change no figure. */

import type { Resource } from "../base/resources.ts";
import { RESOURCES } from "../base/resources.ts";
import type { ChartedMeasure, MeasureId } from "../measures/registry.ts";
import { CHARTED_MEASURES } from "../measures/registry.ts";

/** What is shown below the header: the lanes with their charts and timeline, or a page of its own. */
export const PAGES = ["lanes", "scoreboard", "gallery"] as const;
export type PageId = (typeof PAGES)[number];
/** Those that take the place of the lanes. */
export type OtherPageId = Exclude<PageId, "lanes">;

/** What policies are listed by: what they act on, or since when they are known. */
export const GROUPINGS = ["kind", "decade"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the scoreboard is sorted by: from the best on, or reversed. */
export interface ScoreOrder {
  readonly by: MeasureId;
  readonly isReversed: boolean;
}

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

/** How large everything is, in percent of what it is on a screen that one sits before. */
export const TEXT_SCALES = [100, 125, 150] as const;
export type TextScale = (typeof TEXT_SCALES)[number];

/** Where the side panel stands: the lanes narrow beside it, or keep their width under it. */
export const PANEL_PLACES = ["beside", "over"] as const;
export type PanelPlace = (typeof PANEL_PLACES)[number];

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
  readonly page: PageId;
  /** Wherever policies are listed. */
  readonly grouping: Grouping;
  /** The policy whose card is open in the gallery. */
  readonly card: string | null;
  readonly order: ScoreOrder;
  /** The measures that stand first on the scoreboard, and stay when it is scrolled. */
  readonly pinned: readonly MeasureId[];
  readonly mode: ViewMode;
  readonly space: SpaceReach;
  readonly metric: Metric;
  /** Hours that trails go back, whatever the length of a step: one of {@link TRAILS}. */
  readonly trailHours: number;
  /** Whether what each lane's policy sees is drawn in its picture. */
  readonly showsSight: boolean;
  readonly theme: Theme;
  readonly locale: Locale;
  readonly textScale: TextScale;
  readonly panel: PanelId | null;
  readonly panelPlace: PanelPlace;
  /** The place of the lane that stands large, from 1, the others as strips beside it; null shows all alike. */
  readonly large: number | null;
  /** Which bands the reader has folded, or opened; the others are as there is room. */
  readonly folds: Readonly<Partial<Record<Fold, boolean>>>;
}

/** A lane stands large, or null for all alike; the charts then fold or open as there is room for them. */
export const withLarge = ({ folds }: Display, large: number | null): Pick<Display, "large" | "folds"> => ({
  large,
  folds: folds.timeline === undefined ? {} : { timeline: folds.timeline },
});

/** So many lanes or more leave no room for charts on a screen of this height. */
const FULL = { high: Number.POSITIVE_INFINITY, low: 3, lower: 1, lowest: 1 } as const;

/** @param room how high the screen is, and how many lanes stand on it */
export function isFolded(
  { folds, large }: Pick<Display, "folds" | "large">,
  band: Fold,
  room: { readonly height: keyof typeof FULL; readonly lanes: number },
): boolean {
  const hasRoom =
    band === "timeline"
      ? room.height !== "lowest" // what plays stays, without its tracks
      : large === null && room.lanes < FULL[room.height];
  return folds[band] ?? !hasRoom;
}

export const DEFAULT_DISPLAY: Display = {
  page: "lanes",
  grouping: "kind",
  card: null,
  order: { by: "overloadedHours", isReversed: false },
  pinned: ["overloadedHours", "moves"],
  mode: "3d",
  space: "fitted",
  metric: "cpu",
  trailHours: 6,
  showsSight: false,
  theme: "system",
  locale: "en",
  textScale: 100,
  panel: null,
  panelPlace: "beside",
  large: null,
  folds: {},
};
