/** What a lane hands to its utilization space. Everything in words is in the reader's language already. */

import type { FrameSource } from "../view/frame-source.ts";
import type { Palette } from "../view/palette.ts";
import type { CameraLink } from "./camera-link.ts";
import type { SpaceText } from "./space-text.ts";

export interface SpaceProps {
  readonly source: FrameSource;
  /** Shared by all lanes: a turn in one turns all. */
  readonly camera: CameraLink;
  readonly pms: number;
  readonly threshold: number;
  readonly limit: number;
  readonly palette: Palette;
  readonly text: SpaceText;
  readonly selected: number | null;
  readonly onSelect: (pm: number | null) => void;
  /** A VM of the selected PM whose vector is set off in ink. */
  readonly selectedVm?: number | null;
  /** False where the policy does not go by distance: D is then drawn without its length. */
  readonly distances?: boolean;
  /** Phone and present mode: fewer ticks. */
  readonly dense: boolean;
  /** Type and points relative to a screen's 14/12 px: 2 in present mode. */
  readonly scale?: number;
  readonly reducedMotion: boolean;
  /** False in tests and on slow machines; lines and points stay smooth all the same. */
  readonly antialias?: boolean;
  /** Accessible name. */
  readonly label: string;
}
