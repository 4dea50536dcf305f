/** Ties a space to its panel: gestures and fonts go in, pictures come out. When one is drawn says `view/picture/picture-control.ts`. */

import type { PictureControl } from "../view/picture/picture-control.ts";
import { createPictureControl } from "../view/picture/picture-control.ts";
import { listenForGestures } from "./gestures.ts";
import type { HandleOf } from "./handles.ts";
import { createPainter, type Surface } from "./painter.ts";
import type { SpaceProps } from "./space-props.ts";

export interface SpaceController extends PictureControl<SpaceProps> {
  readonly attach: (surface: Surface) => void;
}

export function createController(
  panel: HTMLElement,
  words: HTMLElement,
  handleOf: HandleOf,
): SpaceController {
  const painter = createPainter(words, handleOf);
  let props: SpaceProps | null = null;
  const control = createPictureControl<SpaceProps>({
    eventBesideChain: false, // the camera has turned away from it
    unfolds: ({ reducedMotion }) => !reducedMotion,
    draw: (picture, now) =>
      painter.paint(picture, { ...now, threshold: picture.frame.threshold }, now.camera.get()),
    nearest: painter.nearest,
    showCursor(cursor) {
      panel.style.cursor = cursor;
    },
  });
  const stopGestures = listenForGestures(panel, {
    projection: painter.projection,
    set: (pose) => props?.camera.set(pose),
    reset: () => props?.camera.reset(props.reducedMotion),
    pick: control.choose,
    hover: control.hover,
  });
  const onFonts = (): void => {
    if (painter.remeasure()) control.redraw();
  };
  document.fonts.addEventListener("loadingdone", onFonts);

  return {
    ...control,
    attach(surface) {
      painter.attach(surface);
      control.drawNow(); // resizing has just wiped the canvas
    },
    update(next) {
      props = next;
      control.update(next);
    },
    dispose() {
      stopGestures();
      document.fonts.removeEventListener("loadingdone", onFonts);
      props = null;
      control.dispose();
      painter.dispose();
    },
  };
}
