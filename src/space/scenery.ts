/** What the empty space is drawn from: its box, its walls, its axes. */

import type { Palette } from "../view/palette.ts";
import type { SpaceRange } from "../view/picture/axis-range.ts";
import type { PictureText } from "../view/picture/picture-text.ts";
import { lineWeight } from "../view/picture/pm-state.ts";
import type { Projection } from "../view/picture/space-projection.ts";

export interface SceneryInput {
  /** That holds at the moment. */
  readonly threshold: number;
  readonly limit: number;
  readonly range: SpaceRange;
  readonly palette: Palette;
  readonly text: PictureText;
  /** Phone and present mode: fewer ticks. */
  readonly dense: boolean;
  /** 1 on screens, 2 when presenting. */
  readonly scale: number;
}

export interface Scenery extends SceneryInput {
  readonly projection: Projection;
  /** Lines grow with the type, but less. */
  readonly weight: number;
}

export const createScenery = (input: SceneryInput, projection: Projection): Scenery => ({
  ...input,
  projection,
  weight: lineWeight(input.scale),
});
