/**
 * A 2D projection of the utilization space (cpu x net, cpu x mem, net x mem): the same points,
 * rings, trails, events, labels and chain as the 3D space, on a plane. It is also what is shown
 * where there is no WebGL. It draws when its frame source says so, and owns no frame of its own.
 */

import { pointer } from "d3-selection";
import type { ResourceIndex } from "../../base/resources.ts";
import { findHost } from "../../view/find-host.ts";
import type { FrameClock, FrameSource } from "../../view/frame-source.ts";
import type { LaneFrame } from "../../view/lane-frame.ts";
import type { Palette } from "../../view/palette.ts";
import { eventGeometry } from "../../view/picture/event-geometry.ts";
import { createFleetReader } from "../../view/picture/fleet.ts";
import type { Handling } from "../../view/picture/hand-geometry.ts";
import type { Box } from "../../view/picture/label-layout.ts";
import type { Drawn, Picked } from "../../view/picture/picking.ts";
import { choosePicked, isSamePick, NOTHING_DRAWN, pickAt } from "../../view/picture/picking.ts";
import type { PictureText } from "../../view/picture/picture-text.ts";
import { NAMED_PMS } from "../../view/picture/pm-state.ts";
import type { Slots } from "../../view/picture/point-labels.ts";
import { createSettling } from "../../view/picture/settling.ts";
import { involvedIn, shownChain, sketchOf, withGhost } from "../../view/picture/sketcher.ts";
import { group, textWidth } from "../marks/svg.ts";
import { createMeasure } from "../marks/text-measure.ts";
import { createChoice } from "./projection-choice.ts";
import { createPlaneCrowd } from "./projection-crowd.ts";
import { drawChain, drawEvent, eventLabels } from "./projection-lines.ts";
import type { Plane } from "./projection-plane.ts";
import { createPlane, drawPlane } from "./projection-plane.ts";
import type { Points } from "./projection-points.ts";
import { createPoints, pmPoints } from "./projection-points.ts";
import { createSheets } from "./projection-sheets.ts";
import { drawSketch } from "./projection-sketch.ts";
import { drawWords } from "./projection-words.ts";

export interface ProjectionProps {
  readonly source: FrameSource;
  /** Passes the time that an event of a large fleet must stand before it is named. */
  readonly clock: FrameClock;
  /** Which resource runs to the right and which up: [0, 1] is cpu x net. */
  readonly pair: readonly [x: ResourceIndex, y: ResourceIndex];
  readonly pms: number;
  /** Of the scenario: forks may add some. */
  readonly scenarioPms: number;
  readonly limit: number;
  /** The figure at the near edges: 0, or more to look into the loaded corner; the same in every lane. */
  readonly least?: number;
  /** The figure at the far edges: 1, or more where a run goes beyond; the same in every lane. */
  readonly most: number;
  readonly text: PictureText;
  /** For what is drawn in pixels; all else goes by custom properties. */
  readonly palette: Palette;
  readonly selected: number | null;
  /** A VM whose vector is set off in ink; while no PM is selected, its host's chain unfolds. */
  readonly selectedVm: number | null;
  /** A VM of this lane that is being moved by hand: the next PM chosen is where it goes. */
  readonly handling: Handling | null;
  /** False where the policy does not go by distance: D is then drawn without its length. */
  readonly distances: boolean;
  readonly onSelect: (pm: number | null) => void;
  readonly onSelectVm: (vm: number | null) => void;
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
  /** What the plane was drawn for. */
  let threshold = props.source.read().threshold;
  let plane: Plane = createPlane(props);
  let taken: Box[] = [];
  let drawn: Drawn = NOTHING_DRAWN;
  let hovered: Picked | null = null;
  /** The PM that a key would choose while a VM is moved by hand. */
  let aimed: number | null = null;
  /** The PM that ran the chosen VM in the last picture. */
  let host: number | null = null;
  let points: Points = createOwnPoints();
  let leave = follow();
  svg.on("click", (event: MouseEvent) => choosePicked(under(event), props));
  svg.on("pointermove", (event: PointerEvent) => hover(under(event)));
  svg.on("pointerleave", () => hover(null));
  document.fonts.addEventListener("loadingdone", remeasure);

  function createOwnPoints(): Points {
    const select = (pm: number): void => choosePicked({ kind: "pm", pm }, props);
    const own = { nameOf: (pm: number) => props.text.pm(pm), select, aim };
    return createPoints(layers, props.pms > NAMED_PMS ? null : own);
  }

  const under = (event: MouseEvent): Picked | null =>
    pickAt(drawn, crowd.nearest, ...pointer(event, svg.node()));

  function aim(pm: number | null): void {
    if (pm === aimed) return;
    aimed = pm;
    if (props.handling !== null) props.clock.request(draw);
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

  function hover(picked: Picked | null): void {
    if (isSamePick(picked, hovered)) return;
    hovered = picked;
    showCursor();
    if (props.pms > NAMED_PMS || props.handling !== null) props.clock.request(draw);
  }

  function showCursor(): void {
    svg.style("cursor", props.handling !== null ? "crosshair" : hovered === null ? "" : "pointer");
  }

  /** The PM whose chain is shown: the chosen one, or the one that runs the chosen VM. */
  function unfoldedIn(frame: LaneFrame): number | null {
    const { selected, selectedVm } = props;
    if (selected !== null || selectedVm === null) return selected;
    host = findHost(frame, selectedVm, host);
    return host;
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
    threshold = props.source.read().threshold;
    const options = { ...props, threshold };
    taken = drawPlane(planeLayer, plane, options, (text) => textWidth(text.text(), 12 * scale));
    points.rename();
    showCursor();
    draw();
  }

  function draw(): void {
    const { source, clock, pms, scale, text, palette, selectedVm, handling, distances } = props;
    const frame = source.read();
    if (frame.threshold !== threshold) {
      drawAll();
      return;
    }
    const settled = settling.isSettled(frame) || pms <= NAMED_PMS;
    if (!settled) clock.request(); // for time to pass
    const unfoldedPm = unfoldedIn(frame);
    const event = handling === null ? eventGeometry(frame) : null;
    const hoveredPm = hovered?.kind === "pm" && (handling !== null || pms > NAMED_PMS) ? hovered.pm : null;
    const meant = handling === null ? hoveredPm : (hoveredPm ?? aimed);
    const hoveredVm = hovered?.kind === "vm" ? hovered.vm : null;
    const held = { handling, hovered: meant, hoveredVm, unfoldedPm };
    const reasons = sketchOf({ frame, text, ...held }, () => clock.request(draw));
    const fleet = fleets.read({
      ...props,
      threshold,
      selected: unfoldedPm,
      positions: frame.positions,
      isUp: frame.isUp,
      event: involvedIn(frame, reasons, event !== null),
      hovered: meant,
      settled,
    });
    const sketch = withGhost(reasons, frame, fleet, text);
    const places = pmPoints(fleet, props.scenarioPms, frame, plane);
    const isHandling = handling !== null;
    crowd.draw(fleet, frame.positions, plane, palette);
    points.draw(places, frame, plane, { isHandling, scale });
    const stands = (isHandling ? meant : null) ?? unfoldedPm;
    const at = places.find(({ pm }) => pm === stands);
    choice.place(fleet, at, { ...props, selected: unfoldedPm, frame, plane, isHandling, aimed, aim });

    lines.selectChildren().remove();
    if (event !== null) drawEvent(lines, plane, event, places, scale);
    const moving = event === null || !settled ? [] : eventLabels(plane, event, distances, text);
    const shown = shownChain({ frame, sketch, unfoldedPm, unfolded: 1, selectedVm });
    const colour = places.find(({ pm }) => pm === shown?.pm)?.colour;
    const chain =
      shown === null || colour === undefined
        ? []
        : drawChain(lines, plane, shown, { colour, points: places, text, scale });
    drawSketch(lines, plane, sketch, places, scale);
    const labels = drawWords(labelLayer, {
      ...props,
      fleet,
      frame,
      plane,
      points: places,
      event,
      sketch,
      moving,
      chain,
      hovered: meant,
      settled,
      taken,
      slots,
      measure: measure.width,
    });
    drawn = { points: places, vms: chain, labels };
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
      if (props.pms > NAMED_PMS !== before.pms > NAMED_PMS) {
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
