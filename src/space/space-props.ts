/** What a lane hands to its utilization space, besides what any picture is handed. */

import type { Palette } from "../view/palette.ts";
import type { PictureProps } from "../view/picture/picture-control.ts";
import type { PictureRegistry } from "../view/picture/picture-marks.ts";
import type { RoomProps, Zoomed } from "../view/picture/shared-room.ts";
import type { CameraLink } from "./camera-link.ts";

export interface SpaceProps extends PictureProps, RoomProps, Zoomed {
  /** Shared by all lanes: a turn in one turns all. */
  readonly camera: CameraLink;
  /** The pictures of the page, where this one is to be found. */
  readonly pictures: PictureRegistry<Node>;
  readonly palette: Palette;
  /** Phone and present mode: fewer ticks. */
  readonly dense: boolean;
  readonly reducedMotion: boolean;
  /** Accessible name. */
  readonly label: string;
}
