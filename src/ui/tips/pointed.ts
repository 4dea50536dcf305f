/**
 * What on the page has an explanation where somebody points, or where the focus is. A picture tells its own
 * marks; those of charts and of the timeline bear `data-mark`, and lie below what takes the pointer; other
 * elements say with `data-tells` which entry of the guide they are.
 */

import type { Box } from "../../view/picture/label-layout.ts";
import type { PictureRegistry } from "../../view/picture/picture-marks.ts";
import type { Place } from "./place-tip.ts";

export interface Pointed {
  /** The entry of the guide: "mark trail", "word rule". */
  readonly tells: string;
  readonly figure: string | null;
  /** Px of the window. */
  readonly at: Place;
  /** What must not be covered. */
  readonly clear: Box | null;
  /** What has the focus, and is described. */
  readonly owner: Element | null;
}

const PAGE = ".page";
/** Menus and what opens in them. */
const ABOVE = "#menus";
const DRAWING = ".chart-panel, .chart-timeline";
const CONTROL = "button, [role=button], [role=spinbutton]";

/** @param zoom px of the window that one of the page's takes */
export function pointedAt(
  target: Element,
  at: Place,
  pictures: PictureRegistry<Node>,
  zoom: number,
): Pointed | null {
  if (target.closest(PAGE) === null || target.closest(ABOVE) !== null) return null;
  const own = target.closest("[data-tells]");
  if (own !== null) return toldBy(own, at);
  const hit = pictures.markAt(target, at.x, at.y, zoom);
  if (hit !== undefined)
    return hit === null
      ? null
      : { tells: `mark ${hit.mark}`, figure: hit.figure, at, clear: hit.written, owner: null };
  return drawnAt(at);
}

/** What has got the focus, if it is a mark. */
export function focused(element: Element, pictures: PictureRegistry<Node>, zoom: number): Pointed | null {
  const { x, y, width, height } = element.getBoundingClientRect();
  const at = { x: x + width / 2, y: y + height / 2 };
  const isMark = element.matches(`[data-tells], ${CONTROL}`);
  const found = !isMark ? null : element.matches("[data-tells]") ? toldBy(element, at) : inPicture();
  return found === null ? null : { ...found, owner: element };

  function inPicture(): Pointed | null {
    return pictures.markAt(element, at.x, at.y, zoom) === undefined
      ? null
      : pointedAt(element, at, pictures, zoom);
  }
}

function toldBy(element: Element, at: Place): Pointed {
  const { x, y, width, height } = element.getBoundingClientRect();
  return {
    tells: element.getAttribute("data-tells") ?? "",
    figure: element.getAttribute("data-figure"),
    at,
    clear: { x, y, width, height },
    owner: null,
  };
}

/** A mark of the chart or the timeline there: lines before areas, the upper one before the lower. */
function drawnAt(at: Place): Pointed | null {
  const drawing = document
    .elementsFromPoint(at.x, at.y)
    .map((element) => element.closest(DRAWING))
    .find((found) => found !== null);
  if (drawing == null) return null;
  const marks = [...drawing.querySelectorAll("[data-mark]")].reverse();
  const found =
    marks.find((mark) => isNear(mark, at, "stroke")) ?? marks.find((mark) => isNear(mark, at, "fill"));
  if (found === undefined) return null;
  // What a chart reads at the pointer is written in it.
  const clear = drawing.matches(".chart-panel") ? drawing.getBoundingClientRect() : null;
  return {
    tells: `mark ${found.getAttribute("data-mark")}`,
    figure: found.getAttribute("data-figure"),
    at,
    clear,
    owner: null,
  };
}

/** Px by which a pointer may miss a line. */
const REACH = 3;

function isNear(mark: Element, { x, y }: Place, by: "stroke" | "fill"): boolean {
  if (!(mark instanceof SVGGeometryElement)) {
    const box = mark.getBoundingClientRect();
    return by === "fill" && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  }
  const toOwn = mark.getScreenCTM()?.inverse();
  if (toOwn === undefined) return false;
  const own = (dx: number, dy: number): DOMPoint => new DOMPoint(x + dx, y + dy).matrixTransform(toOwn);
  if (by === "fill") return mark.getAttribute("fill") !== "none" && mark.isPointInFill(own(0, 0));
  if (!mark.hasAttribute("stroke")) return false;
  const steps = Array.from({ length: 2 * REACH + 1 }, (_, i) => i - REACH);
  return steps.some((step) => mark.isPointInStroke(own(0, step)) || mark.isPointInStroke(own(step, 0)));
}
