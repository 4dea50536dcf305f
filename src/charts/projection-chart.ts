/**
 * A 2D projection of the utilization space (cpu x net, cpu x mem, net x mem): the same points,
 * rings, trails, events, labels and chain as the 3D space, on a plane. It is also what is shown
 * where there is no WebGL. It draws when its frame source says so, and owns no frame of its own.
 */

import type { ResourceIndex } from "../base/resources.ts";
import type { EventGeometry } from "../view/event-geometry.ts";
import { eventGeometry } from "../view/event-geometry.ts";
import { formatFigure } from "../view/figures.ts";
import type { FrameSource } from "../view/frame-source.ts";
import type { Box } from "../view/label-layout.ts";
import type { LaneFrame } from "../view/lane-frame.ts";
import type { PictureText } from "../view/picture-text.ts";
import { lineWeight } from "../view/pm-state.ts";
import type { Slots } from "../view/point-labels.ts";
import { vmChain } from "../view/vm-chain.ts";
import type { LineLabel } from "./projection-labels.ts";
import { drawLabels, layoutLabels } from "./projection-labels.ts";
import { drawArrow, drawEvent, onPlane } from "./projection-lines.ts";
import type { Plane } from "./projection-plane.ts";
import { createPlane, drawPlane } from "./projection-plane.ts";
import type { Points } from "./projection-points.ts";
import { createPoints, pmPoints } from "./projection-points.ts";
import type { Group, Svg } from "./svg.ts";
import { createSvg, group, textWidth } from "./svg.ts";
import { createMeasure } from "./text-measure.ts";

export interface ProjectionProps {
  readonly source: FrameSource;
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

export function createProjectionChart(container: Element, initial: ProjectionProps): ProjectionChart {
  let props = initial;
  const svg = createSvg(container, "chart-projection", props.label, "group");
  const planeLayer = group(svg, "chart-plane").attr("aria-hidden", "true");
  const trails = group(svg, "chart-trails").attr("aria-hidden", "true");
  const lines = group(svg, "chart-event").attr("aria-hidden", "true");
  const clip = clipTo(svg, [trails, lines]);
  const marks = group(svg, "chart-points").attr("aria-hidden", "true");
  const labelLayer = group(svg, "chart-labels").attr("aria-hidden", "true");
  const layers = { trails, marks, targets: group(svg, "chart-targets") };
  const measure = createMeasure(
    () => fontFamily,
    () => props.scale,
  );
  const slots: Slots = new Map();
  let fontFamily = "sans-serif";
  let plane: Plane = createPlane(props);
  let taken: Box[] = [];
  let points: Points = createPoints(layers, props.pms, choose);
  let unsubscribe = props.source.subscribe(draw);
  svg.on("click", () => props.onSelect(null));
  document.fonts.addEventListener("loadingdone", remeasure);

  function choose(pm: number): void {
    props.onSelect(pm === props.selected ? null : pm);
  }

  /** Texts were measured in another font. */
  function remeasure(): void {
    measure.forget();
    drawAll();
  }

  function drawAll(): void {
    const { width, height, label, scale, pms, text } = props;
    const node = svg.node();
    if (node !== null) fontFamily = getComputedStyle(node).fontFamily;
    svg
      .attr("width", width)
      .attr("height", height)
      .attr("viewBox", `0 0 ${width} ${height}`)
      .attr("aria-label", label)
      .style("--chart-scale", scale)
      .style("--chart-weight", lineWeight(scale));
    planeLayer.selectChildren().remove();
    plane = createPlane(props);
    clip(plane);
    taken = drawPlane(planeLayer, plane, props, (text) => textWidth(text.text(), 12 * scale));
    points.setNames(Array.from({ length: pms }, (_, pm) => text.pm(pm)));
    draw();
  }

  function draw(): void {
    const frame = props.source.read();
    const { scale, threshold, text, width, height, distances } = props;
    const places = pmPoints(frame, plane, props);
    points.draw(places, frame, plane, props);
    lines.selectChildren().remove();
    const event = eventGeometry(frame);
    if (event !== null) drawEvent(lines, plane, event, places, scale);
    const chain = drawChain(frame);
    const moving = event === null ? [] : eventLabels(event, distances);
    const labels = layoutLabels({
      points: places,
      frame,
      threshold,
      text,
      lines: [...moving, ...chain.filter(({ text }) => !moving.some((label) => label.text === text))],
      hollow: (event?.vacated ?? []).map(({ place }) => {
        const { x1: x, y1: y } = onPlane(plane, place, place);
        return { x, y, radius: 5 * scale };
      }),
      taken,
      width,
      height,
      scale,
      slots,
      measure: measure.width,
    });
    drawLabels(labelLayer, labels, measure.width, scale);

    function drawChain(now: LaneFrame): LineLabel[] {
      const chosen = props.selected === null ? undefined : places[props.selected];
      if (chosen === undefined) return [];
      const colours = lines.append("g").style("--chart-pm", chosen.colour);
      return vmChain(now, chosen.pm).map(({ vm, from, to }) => {
        const lit = vm === props.selectedVm;
        const line = onPlane(plane, from, to);
        const className = lit ? "chart-vector" : "chart-chain";
        drawArrow(colours, { ...line, className, head: lit ? 8 : 6 }, places, scale);
        return { id: `chain ${vm}`, line, text: text.vm(vm), lit };
      });
    }
  }

  function eventLabels(event: EventGeometry, distances: boolean): LineLabel[] {
    const joining = event.moving.filter(({ kind }) => kind === "joining");
    const labels = joining.map(({ vm, from, to }) => ({
      id: `moving ${vm}`,
      line: onPlane(plane, from, to),
      text: props.text.vm(vm),
      lit: false,
    }));
    if (!distances || event.refused || event.target === null || event.distance.drawn < 1) return labels;
    const line = onPlane(plane, event.source, event.target);
    return [
      ...labels,
      { id: "distance", line, text: `D ${formatFigure(event.distance.length)}`, lit: false },
    ];
  }

  drawAll();
  return {
    update(changed) {
      const before = props;
      props = { ...props, ...changed };
      if (props.source !== before.source) {
        unsubscribe();
        unsubscribe = props.source.subscribe(draw);
      }
      if (props.pms !== before.pms) {
        for (const layer of Object.values(layers)) layer.selectChildren().remove();
        points = createPoints(layers, props.pms, choose);
      }
      drawAll();
    },
    resize(width, height) {
      props = { ...props, width, height };
      drawAll();
    },
    destroy() {
      unsubscribe();
      document.fonts.removeEventListener("loadingdone", remeasure);
      svg.remove();
    },
  };
}

let clips = 0;

/** Keeps lines within the plane; labels and points may stand over its edge. */
function clipTo(svg: Svg, groups: readonly Group[]): (plane: Plane) => void {
  const id = `chart-clip-${clips++}`;
  const rect = svg.append("defs").append("clipPath").attr("id", id).append("rect");
  for (const clipped of groups) clipped.attr("clip-path", `url(#${id})`);
  return ({ left, top, side }) =>
    rect
      .attr("x", left - 6)
      .attr("y", top)
      .attr("width", side + 6)
      .attr("height", side + 6);
}
