/**
 * What takes the focus on a projection: a node per PM in a small fleet; in a large one a single one that
 * stands at the chosen PM, and walks through them by key. What is seen and what takes focus are separate
 * nodes, so that points may change places without a focused one losing its focus.
 */

import type { Picture } from "../../view/picture/picture.ts";
import type { PictureControl, PictureProps } from "../../view/picture/picture-control.ts";
import type { PlacedPicture, PlacedPoint, Spot } from "../../view/picture/placed-picture.ts";
import { pmFigures } from "../../view/text/pm-name.ts";
import type { Group } from "../marks/svg.ts";

export interface Targets {
  /** @param corner where the control of a large fleet stands while nothing is chosen */
  place(placed: PlacedPicture<Spot>, corner: Spot, isHandling: boolean): void;
}

type Control = Pick<PictureControl<PictureProps>, "choosePm" | "aim" | "press">;

/** Px around a point: its outline of focus, with a ring around it and without; how far a pointer may miss it. */
const FOCUS = { plain: 4, ringed: 9, choice: 10 };
const REACH = { least: 12, beyond: 6 };

export function createTargets(parent: Group, control: Control): Targets {
  const targets = new Map<number, Group>();
  let choice: Group | null = null;
  let named = "";

  function placeAll({ picture: { text, weight }, points }: PlacedPicture<Spot>, isHandling: boolean): void {
    for (const [pm, node] of targets) {
      if (points.some((point) => point.pm === pm)) continue;
      node.remove();
      targets.delete(pm);
    }
    for (const point of points) {
      const { pm } = point;
      const node = targets.get(pm) ?? createTarget(parent, pm, control);
      targets.set(pm, node);
      if (node.attr("aria-label") !== text.pm(pm)) node.attr("aria-label", text.pm(pm));
      placeTarget(node, point, isHandling, weight);
    }
  }

  function placeChoice({ picture, points }: PlacedPicture<Spot>, corner: Spot): void {
    choice ??= createChoice(parent, control);
    const { meant, fleet } = picture;
    const { x, y } = points.find(({ pm }) => pm === meant) ?? corner;
    choice.select("circle").attr("cx", x).attr("cy", y);
    const name = nameOf(picture);
    if (name === named) return;
    named = name;
    choice
      .attr("aria-label", name)
      .attr("aria-valuemax", fleet.pms - 1)
      .attr("aria-valuenow", meant);
  }

  return {
    place(placed, corner, isHandling) {
      const isCrowd = placed.picture.fleet.crowd !== null;
      if (isCrowd) placeChoice(placed, corner);
      else choice?.remove();
      if (!isCrowd) [choice, named] = [null, ""];
      placeAll(isCrowd ? { ...placed, points: [] } : placed, isHandling);
    },
  };
}

const nameOf = ({ meant, frame, text }: Picture): string =>
  meant === null ? text.byLoad : pmFigures(meant, frame.utilization, frame.threshold, text);

function createTarget(parent: Group, pm: number, { choosePm, aim }: Control): Group {
  const choose = (event: Event): void => {
    event.stopPropagation();
    choosePm(pm);
  };
  const node = parent
    .append("g")
    .attr("class", "chart-target")
    .attr("role", "button")
    .attr("tabindex", 0)
    .on("click", choose)
    .on("keydown", (event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(event);
    })
    .on("focus", () => aim(pm))
    .on("blur", () => aim(null));
  node.append("circle").attr("class", "chart-reach");
  node.append("circle").attr("class", "chart-focus");
  return node;
}

function placeTarget(node: Group, point: PlacedPoint<Spot>, isHandling: boolean, weight: number): void {
  const { x, y, radius, ring, chosen } = point;
  node.attr("aria-pressed", String(chosen)).style("cursor", isHandling ? "crosshair" : "pointer");
  circle("reach", Math.max(REACH.least, radius + REACH.beyond));
  circle("focus", radius + (ring === null ? FOCUS.plain : FOCUS.ringed) * weight);

  function circle(name: string, r: number): void {
    node.select(`.chart-${name}`).attr("cx", x).attr("cy", y).attr("r", r);
  }
}

function createChoice(parent: Group, { press, aim }: Control): Group {
  const node = parent.append("g").attr("class", "chart-target");
  node.attr("role", "spinbutton").attr("tabindex", 0).attr("aria-valuemin", 0);
  node.append("circle").attr("class", "chart-focus").attr("r", FOCUS.choice);
  node.on("blur", () => aim(null));
  return node.on("keydown", (event: KeyboardEvent) => {
    if (!press(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}
