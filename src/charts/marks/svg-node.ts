/**
 * Marks as nodes of SVG, for whoever writes them: into the page or into a text. Both write the same
 * attributes with the same figures, so that what a reader exports is what was seen.
 */

import type { Ink } from "../../view/marks/ink.ts";
import type { GroupMark, Look, Mark, TextMark, TextRun } from "../../view/marks/marks.ts";

export interface SvgNode {
  readonly tag: "g" | "svg" | "circle" | "line" | "rect" | "path" | "text" | "tspan";
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgNode[];
  /** What is written in it; it then has no children. */
  readonly text: string | null;
  /** What is said where it is pointed at. */
  readonly about: string | null;
}

/** What stands for a colour where it is drawn. */
export type Paint = (ink: Ink) => string;

/** Hundredths of a px are nobody's to see, and more digits only make a text longer. */
export const px = (figure: number): string => `${Math.round(figure * 100) / 100}`;

export function svgNode(mark: Mark, paint: Paint): SvgNode {
  switch (mark.kind) {
    case "circle":
      return shape("circle", { cx: px(mark.x), cy: px(mark.y), r: px(mark.radius) }, mark, paint);
    case "line": {
      const ends = { x1: px(mark.x1), y1: px(mark.y1), x2: px(mark.x2), y2: px(mark.y2) };
      return shape("line", ends, mark, paint);
    }
    case "rect": {
      const box = { x: px(mark.x), y: px(mark.y), width: px(mark.width), height: px(mark.height) };
      return shape("rect", box, mark, paint);
    }
    case "path":
      return shape("path", { d: mark.d }, mark, paint);
    case "text":
      return textNode(mark, paint);
    case "group":
      return groupNode(mark, paint);
  }
}

/** A drawing within a drawing clips what stands out of it, without a name that has to be unique in a page. */
function groupNode({ marks, clip, at, ...look }: GroupMark, paint: Paint): SvgNode {
  const children = marks.map((each) => svgNode(each, paint));
  const place = at === undefined ? {} : { transform: `translate(${px(at[0])},${px(at[1])})` };
  if (clip === undefined) return element("g", { ...place, ...lookOf(look, paint) }, children);
  const box = { x: px(clip.x), y: px(clip.y), width: px(clip.width), height: px(clip.height) };
  const viewBox = `${box.x} ${box.y} ${box.width} ${box.height}`;
  const clipped = element("svg", { ...box, viewBox, ...lookOf(look, paint) }, children);
  return at === undefined ? clipped : element("g", place, [clipped]);
}

const shape = (
  tag: SvgNode["tag"],
  place: Readonly<Record<string, string>>,
  look: Look,
  paint: Paint,
): SvgNode => element(tag, { ...place, ...lookOf(look, paint) });

const element = (
  tag: SvgNode["tag"],
  attributes: SvgNode["attributes"],
  children: readonly SvgNode[] = [],
): SvgNode => ({ tag, attributes, children, text: null, about: null });

/** SVG fills what does not say otherwise with black: a stroke alone says so. */
function lookOf(look: Look, paint: Paint): Record<string, string> {
  const { fill, stroke, strokeWidth, dash, round, roundCorners, halo, opacity, name, mark, figure } = look;
  return {
    ...(name === undefined ? {} : { class: name }),
    ...(mark === undefined ? {} : { "data-mark": mark }),
    ...(figure === undefined ? {} : { "data-figure": figure }),
    ...(fill !== undefined ? { fill: paint(fill) } : stroke !== undefined ? { fill: "none" } : {}),
    ...(stroke === undefined ? {} : { stroke: paint(stroke) }),
    ...(strokeWidth === undefined ? {} : { "stroke-width": px(strokeWidth) }),
    ...(dash === undefined ? {} : { "stroke-dasharray": dash.map(px).join(" ") }),
    ...(round === true ? { "stroke-linecap": "round" } : {}),
    ...(halo === true ? { "paint-order": "stroke" } : {}),
    ...(halo === true || roundCorners === true ? { "stroke-linejoin": "round" } : {}),
    ...(opacity === undefined || opacity === 1 ? {} : { opacity: px(opacity) }),
  };
}

/** A single run is the text itself; several are parts of it, one after the other. */
function textNode(mark: TextMark, paint: Paint): SvgNode {
  const [first, ...others] = mark.runs;
  const about = mark.about ?? null;
  const place = {
    x: px(mark.x),
    y: px(mark.y),
    ...(mark.anchor === "start" ? {} : { "text-anchor": mark.anchor }),
    ...lookOf(mark, paint),
  };
  if (first !== undefined && others.length === 0) {
    const { fill, ...attributes } = { ...place, ...runLook(first, paint) };
    return { tag: "text", attributes: { ...attributes, fill }, children: [], text: first.text, about };
  }
  const children = mark.runs.map((run): SvgNode => {
    const space = run.space === undefined || run.space === 0 ? {} : { dx: px(run.space) };
    return { ...element("tspan", { ...space, ...runLook(run, paint) }), text: run.text };
  });
  return { ...element("text", place, children), about };
}

const runLook = ({ fill, size, weight }: TextRun, paint: Paint) => ({
  "font-size": px(size),
  "font-weight": `${weight}`,
  fill: paint(fill),
});
