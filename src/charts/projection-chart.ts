/**
 * A 2D projection of the utilization space (cpu x net, cpu x mem, net x mem): the same points,
 * rings, trails, events, labels and chain as the 3D space, on a plane. It is also what is shown
 * where there is no WebGL. It draws when its frame source says so, and owns no frame of its own.
 */

import { pointer } from "d3-selection";
import type { ResourceIndex } from "../base/resources.ts";
import { eventGeometry } from "../view/event-geometry.ts";
import { createFleetReader } from "../view/fleet.ts";
import type { FrameClock, FrameSource } from "../view/frame-source.ts";
import type { Box } from "../view/label-layout.ts";
import type { Palette } from "../view/palette.ts";
import type { LabelInput } from "../view/picture-labels.ts";
import { layoutLabels, moreOverLabel } from "../view/picture-labels.ts";
import type { PictureText } from "../view/picture-text.ts";
import { NAMED_PMS } from "../view/pm-state.ts";
import type { Slots } from "../view/point-labels.ts";
import { createSettling } from "../view/settling.ts";
import { vmChain } from "../view/vm-chain.ts";
import { createChoice } from "./projection-choice.ts";
import { createPlaneCrowd } from "./projection-crowd.ts";
import { drawLabels } from "./projection-labels.ts";
import { drawChain, drawEvent, eventLabels, onPlane } from "./projection-lines.ts";
import type { Plane } from "./projection-plane.ts";
import { createPlane, drawPlane } from "./projection-plane.ts";
import type { PmPoint, Points } from "./projection-points.ts";
import { createPoints, pmPoints } from "./projection-points.ts";
import { createSheets } from "./projection-sheets.ts";
import { drawText, group, textWidth } from "./svg.ts";
import { createMeasure } from "./text-measure.ts";

export interface ProjectionProps {
  readonly source: FrameSource;
  /** Passes the time that an event of a large fleet must stand before it is named. */
  readonly clock: FrameClock;
  /** Which resource runs to the right and which up: [0, 1] is cpu x net. */
  readonly pair: readonly [x: ResourceIndex, y: ResourceIndex];
  readonly pms: number;
  readonly threshold: number;
  readonly limit: number;
  /** The figure at the near edges: 0, or more to look into the loaded corner; the same in every lane. */
  readonly least?: number;
  /** The figure at the far edges: 1, or more where a run goes beyond; the same in every lane. */
  readonly most: number;
  readonly text: PictureText;
  /** For what is drawn in pixels; all else goes by custom properties. */
  readonly palette: Palette;
  readonly selected: number | null;
  /** A VM of the selected PM whose vector is set off in ink. */
  readonly selectedVm: number | null;
  /** False where the policy does not go by distance: D is then drawn without its length. */
  readonly distances: boolean;
  readonly onSelect: (pm: number | null) => void;
  /** Phone and present mode: fewer ticks. */
  readonly dense: boolean;
  /** Type and points relative to a screen's: 2 in present mode. */
  readonly scale: number;
  /** Accessible name. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
}

export interface ProjectionChart {
  /** Draws anew with what has changed. */
  update(changed: Partial<ProjectionProps>): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

/** Px from a point of a crowd within which the pointer finds it. */
const REACH = 14;

export function createProjectionChart(container: Element, initial: ProjectionProps): ProjectionChart {
  let props = initial;
  const sheets = createSheets(container, props.label);
  const { svg, planeLayer, trails, lines, clip } = sheets;
  const marks = group(svg, "chart-points").attr("aria-hidden", "true");
  const labelLayer = group(svg, "chart-labels").attr("aria-hidden", "true");
  const layers = { trails, marks, targets: group(svg, "chart-targets") };
  const choice = createChoice(layers.targets);
  const crowd = createPlaneCrowd(sheets.canvas);
  const fleets = createFleetReader();
  const settling = createSettling();
  const measure = createMeasure(
    () => fontFamily,
    () => props.scale,
  );
  const slots: Slots = new Map();
  let fontFamily = "sans-serif";
  let plane: Plane = createPlane(props);
  let taken: Box[] = [];
  let hovered: number | null = null;
  let points: Points = createOwnPoints();
  let leave = follow();
  svg.on("click", (event: MouseEvent) => {
    const [x, y] = pointer(event, svg.node());
    const pm = crowd.nearest(x, y, REACH);
    props.onSelect(pm === props.selected ? null : pm);
  });
  svg.on("pointermove", (event: PointerEvent) => hover(crowd.nearest(...pointer(event, svg.node()), REACH)));
  svg.on("pointerleave", () => hover(null));
  document.fonts.addEventListener("loadingdone", remeasure);

  function createOwnPoints(): Points {
    const select = (pm: number): void => props.onSelect(pm === props.selected ? null : pm);
    return createPoints(layers, props.pms > NAMED_PMS ? null : { nameOf: (pm) => props.text.pm(pm), select });
  }

  function follow(): () => void {
    const ways = [props.source.subscribe(draw), props.clock.onTick(settle)];
    return () => {
      for (const way of ways) way();
    };
  }

  function settle(elapsedMs: number): boolean {
    if (props.pms <= NAMED_PMS) return false;
    const state = settling.pass(elapsedMs);
    if (state === "settled") props.clock.request(draw);
    return state === "waiting";
  }

  function hover(pm: number | null): void {
    if (pm === hovered) return;
    hovered = pm;
    svg.style("cursor", pm === null ? "" : "pointer");
    props.clock.request(draw);
  }

  /** Texts were measured in another font. */
  function remeasure(): void {
    measure.forget();
    drawAll();
  }

  function drawAll(): void {
    const { width, height, label, scale } = props;
    const node = svg.node();
    if (node !== null) fontFamily = getComputedStyle(node).fontFamily;
    sheets.lay(width, height, label, scale);
    planeLayer.selectChildren().remove();
    plane = createPlane(props);
    clip(plane);
    taken = drawPlane(planeLayer, plane, props, (text) => textWidth(text.text(), 12 * scale));
    points.rename();
    draw();
  }

  function draw(): void {
    const { source, clock, pms, scale, threshold, text, palette, selected, distances } = props;
    const frame = source.read();
    const settled = settling.isSettled(frame) || pms <= NAMED_PMS;
    if (!settled) clock.request(); // for time to pass
    const fleet = fleets.read({ ...props, positions: frame.positions, event: frame.event, hovered, settled });
    const places = pmPoints(fleet, frame, plane);
    crowd.draw(fleet, frame.positions, plane, palette);
    points.draw(places, frame, plane, props);
    const chosen = places.find(({ chosen }) => chosen);
    choice.place(fleet, chosen, { ...props, frame, plane });

    lines.selectChildren().remove();
    const event = eventGeometry(frame);
    if (event !== null) drawEvent(lines, plane, event, places, scale);
    const moving = event === null || !settled ? [] : eventLabels(plane, event, distances, text);
    const chain =
      chosen === undefined || selected === null
        ? []
        : drawChain(lines, plane, vmChain(frame, selected), {
            chosen,
            points: places,
            lit: props.selectedVm,
            text,
            scale,
          });

    const styled = { text, scale, measure: measure.width };
    const corner = { right: plane.left + plane.side, top: plane.top + plane.side + 18 * scale };
    const counted = moreOverLabel(fleet.overInCrowd, corner, styled);
    const input: LabelInput<PmPoint> = {
      ...props,
      ...styled,
      points: places,
      hollow: (event?.vacated ?? []).map(({ place }) => {
        const { x1: x, y1: y } = onPlane(plane, place, place);
        return { x, y, radius: 5 * scale, hollow: true };
      }),
      lines: [...moving, ...chain.filter(({ text }) => !moving.some((label) => label.text === text))],
      others: [],
      hovered,
      frame,
      threshold,
      taken: counted === null ? taken : [...taken, counted],
      slots,
    };
    drawLabels(labelLayer, layoutLabels(input), measure.width, scale);
    if (counted === null) return;
    const middle = counted.y + counted.height / 2;
    drawText(labelLayer, "chart-halo chart-run-over", counted.text, corner.right, middle, "end", 14 * scale);
  }

  drawAll();
  return {
    update(changed) {
      const before = props;
      props = { ...props, ...changed };
      if (props.source !== before.source || props.clock !== before.clock) {
        leave();
        leave = follow();
      }
      if (props.pms !== before.pms) {
        points.clear();
        points = createOwnPoints();
      }
      drawAll();
    },
    resize(width, height) {
      props = { ...props, width, height };
      drawAll();
    },
    destroy() {
      leave();
      document.fonts.removeEventListener("loadingdone", remeasure);
      sheets.remove();
    },
  };
}
