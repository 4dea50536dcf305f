/** What a lane hands to its utilization space. Everything in words is in the reader's language already. */

import type { FrameClock, FrameSource } from "../view/frame-source.ts";
import type { Palette } from "../view/palette.ts";
import type { Handling } from "../view/picture/hand-geometry.ts";
import type { PictureText } from "../view/picture/picture-text.ts";
import type { CameraLink } from "./camera-link.ts";

export interface SpaceProps {
  readonly source: FrameSource;
  /** All drawing happens in its frames. */
  readonly clock: FrameClock;
  /** Shared by all lanes: a turn in one turns all. */
  readonly camera: CameraLink;
  readonly pms: number;
  /** Of the scenario: forks may add some. */
  readonly scenarioPms: number;
  readonly limit: number;
  readonly palette: Palette;
  readonly text: PictureText;
  readonly selected: number | null;
  readonly onSelect: (pm: number | null) => void;
  /** A VM whose vector is set off in ink; while no PM is selected, its host's chain unfolds. */
  readonly selectedVm: number | null;
  readonly onSelectVm: (vm: number | null) => void;
  /** A VM of this lane that is being moved by hand: the next PM chosen is where it goes. */
  readonly handling: Handling | null;
  /** False where the policy does not go by distance: D is then drawn without its length. */
  readonly distances?: boolean;
  /** Phone and present mode: fewer ticks. */
  readonly dense: boolean;
  /** Type and points relative to a screen's 14/12 px: 2 in present mode. */
  readonly scale?: number;
  readonly reducedMotion: boolean;
  /** Accessible name. */
  readonly label: string;
}
