/**
 * A 2D projection of the utilization space (cpu x net, cpu x mem, net x mem), drawn into the page: the
 * same picture as in the 3D space, on a plane. It is also what is shown where there is no WebGL. When it
 * is drawn says `view/picture/picture-control.ts`.
 */

import { pointer } from "d3-selection";
import type { Palette } from "../../view/palette.ts";
import { explainedBy } from "../../view/picture/explained-picture.ts";
import type { Drawn } from "../../view/picture/picking.ts";
import type { Picture } from "../../view/picture/picture.ts";
import type { PictureProps } from "../../view/picture/picture-control.ts";
import { createPictureControl } from "../../view/picture/picture-control.ts";
import type { ExplainedPicture } from "../../view/picture/picture-marks.ts";
import { placePicture } from "../../view/picture/placed-picture.ts";
import type { Slots } from "../../view/picture/point-labels.ts";
import type { RoomProps, Zoomed } from "../../view/picture/shared-room.ts";
import type { MarkLayer } from "../marks/marks-to-dom.ts";
import { createMarkLayer } from "../marks/marks-to-dom.ts";
import type { Svg } from "../marks/svg.ts";
import { group } from "../marks/svg.ts";
import { createMeasure } from "../marks/text-measure.ts";
import type { Plane, PlaneSize } from "./plane.ts";
import { createPlane, createPlanePlacing, planeRoom } from "./plane.ts";
import { planeMarks } from "./plane-marks.ts";
import type { PlaneScenery } from "./plane-scenery.ts";
import { planeScenery } from "./plane-scenery.ts";
import { createPlaneCrowd } from "./projection-crowd.ts";
import { createSheets } from "./projection-sheets.ts";
import { createTargets } from "./projection-targets.ts";

export interface ProjectionProps extends PictureProps, PlaneSize, RoomProps, Zoomed {
  /** For what is drawn in pixels; all else goes by custom properties. */
  readonly palette: Palette;
  /** Accessible name. */
  readonly label: string;
}

export interface ProjectionChart extends ExplainedPicture {
  /** Draws anew with what has changed. */
  update(changed: Partial<ProjectionProps>): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

/** The empty plane as it is shown, and what it was drawn from. */
interface ShownPlane extends PlaneScenery {
  readonly of: readonly unknown[];
  readonly plane: Plane;
}

export function createProjectionChart(container: Element, initial: ProjectionProps): ProjectionChart {
  let props = initial;
  const { back, front, canvas, lay, remove } = createSheets(container, props.label);
  const scenery = layerIn(back, "chart-plane");
  const marks = layerIn(front, "chart-picture");
  const crowd = createPlaneCrowd(canvas);
  const measure = createMeasure(
    () => fontFamily,
    () => props.scale,
  );
  const slots: Slots = new Map();
  let fontFamily = "sans-serif";
  let shown: ShownPlane | null = null;

  const control = createPictureControl<ProjectionProps>({
    eventBesideChain: true,
    unfolds: () => false, // a drawing of the page is not animated for its own sake
    draw,
    nearest: crowd.nearest,
    showCursor: (cursor) => void front.style("cursor", cursor),
  });
  const room = props.room.join(control.redraw);
  const targets = createTargets(group(front, "chart-targets"), control);
  let leave = control.follow(props.source, props.clock);
  front.on("click", (event: MouseEvent) => control.choose(...pointer(event, front.node())));
  front.on("pointermove", (event: PointerEvent) => {
    const [x, y] = pointer(event, front.node());
    control.hover({ x, y });
  });
  front.on("pointerleave", () => control.hover(null));
  document.fonts.addEventListener("loadingdone", remeasure);

  function planeFor(now: ProjectionProps, threshold: number): ShownPlane {
    const { width, height, axes, range, dense, scale, limit, text, label } = now;
    const forAll = room.share(planeRoom(now));
    const of = [width, height, axes, ...range, dense, scale, limit, text, label, threshold, forAll];
    if (shown?.of.every((part, i) => part === of[i]) === true) return shown;
    const node = front.node();
    if (node !== null) fontFamily = getComputedStyle(node).fontFamily;
    lay(width, height, label);
    const plane = createPlane(now, forAll);
    now.onBox(plane.side);
    shown = { of, plane, ...planeScenery(plane, { ...now, threshold }) };
    scenery.draw(shown.marks);
    return shown;
  }

  function draw(picture: Picture, now: ProjectionProps): Drawn {
    const { fleet, frame } = picture;
    const { plane, taken } = planeFor(now, frame.threshold);
    const placing = createPlanePlacing(plane, now);
    const placed = placePicture(picture, placing, { slots, taken, measure: measure.width });
    crowd.draw(fleet, frame.positions, plane, now);
    marks.draw(planeMarks(placed, plane, measure.width));
    targets.place(placed, { x: plane.left, y: plane.top + plane.side }, now.handling !== null);
    return { ...placed.drawn, ...explainedBy(placed, placing) };
  }

  /** Texts were measured in another font. */
  function remeasure(): void {
    measure.forget();
    shown = null;
    control.redraw();
  }

  control.update(props);
  control.drawNow();
  return {
    update(changed) {
      const before = props;
      props = { ...props, ...changed };
      if (props.source !== before.source || props.clock !== before.clock) {
        leave();
        leave = control.follow(props.source, props.clock);
      }
      control.update(props);
    },
    resize(width, height) {
      props = { ...props, width, height };
      control.update(props);
      control.drawNow();
    },
    marks: control.marks,
    markAt: control.markAt,
    destroy() {
      leave();
      room.leave();
      document.fonts.removeEventListener("loadingdone", remeasure);
      control.dispose();
      remove();
    },
  };
}

function layerIn(svg: Svg, className: string): MarkLayer {
  const node = group(svg, className).attr("aria-hidden", "true").node();
  if (node === null) throw new Error("a layer has no node");
  return createMarkLayer(node);
}
