/** Ties a space to its panel: gestures and fonts go in, pictures come out. When one is drawn says `view/picture/picture-control.ts`. */

import type { PictureControl } from "../view/picture/picture-control.ts";
import { createPictureControl } from "../view/picture/picture-control.ts";
import type { SharedRoom } from "../view/picture/shared-room.ts";
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
  room: SharedRoom,
): SpaceController {
  let props: SpaceProps | null = null;
  const member = room.join(() => control.redraw());
  const painter = createPainter(words, handleOf, member, (size) => props?.onBox(size));
  const control = createPictureControl<SpaceProps>({
    eventBesideChain: false, // in depth, arrows across a chain could not be told from its own
    unfolds: ({ reducedMotion }) => !reducedMotion,
    draw: (picture, now) =>
      painter.paint(picture, { ...now, threshold: picture.frame.threshold }, now.camera.get()),
    nearest: painter.nearest,
    showCursor(cursor) {
      panel.style.cursor = cursor;
    },
  });
  const stopGestures = listenForGestures(panel, {
    zoom: () => props?.zoom ?? 1,
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
