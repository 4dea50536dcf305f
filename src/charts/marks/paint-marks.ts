/**
 * Marks on a canvas, where they are too many for elements of the page or change all at once. Colours are
 * those of one palette: with another theme they are painted anew. Of a group that is not opaque each
 * mark is painted so by itself.
 */

import { at } from "../../base/vector.ts";
import { colourOf } from "../../view/marks/ink.ts";
import type { Look, Mark, TextMark } from "../../view/marks/marks.ts";
import type { Palette } from "../../view/palette.ts";

export interface Ground {
  /** In CSS pixels. */
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  /** The family that texts are set in. */
  readonly font: string;
}

export function paintMarks(marks: readonly Mark[], ground: Ground): void {
  for (const mark of marks) paintMark(mark, {}, ground);
}

/** @param around how the group is painted that the mark is in */
function paintMark(mark: Mark, around: Look, ground: Ground): void {
  const { context } = ground;
  const look = within(around, mark);
  context.save();
  setLook(look, ground);
  switch (mark.kind) {
    case "group":
      if (mark.at !== undefined) context.translate(...mark.at);
      if (mark.clip !== undefined) {
        const { x, y, width, height } = mark.clip;
        context.beginPath();
        context.rect(x, y, width, height);
        context.clip();
      }
      for (const each of mark.marks) paintMark(each, look, ground);
      break;
    case "text":
      paintText(mark, look, ground);
      break;
    case "circle": {
      const path = new Path2D();
      path.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI);
      paintPath(path, look, context);
      break;
    }
    case "line": {
      const path = new Path2D();
      path.moveTo(mark.x1, mark.y1);
      path.lineTo(mark.x2, mark.y2);
      paintPath(path, look, context);
      break;
    }
    case "rect": {
      const path = new Path2D();
      path.rect(mark.x, mark.y, mark.width, mark.height);
      paintPath(path, look, context);
      break;
    }
    case "path":
      paintPath(new Path2D(mark.d), look, context);
      break;
  }
  context.restore();
}

/** What a mark does not say is as its group has it; one that only has a stroke is not filled. */
function within(around: Look, mark: Mark): Look {
  const own: Look = mark;
  const { fill, ...others } = around;
  const opacity = (around.opacity ?? 1) * (own.opacity ?? 1);
  const merged = { ...others, ...own, opacity };
  const says = mark.kind === "text" || own.fill !== undefined || own.stroke !== undefined;
  return says || fill === undefined ? merged : { ...merged, fill };
}

function setLook(look: Look, { context, palette }: Ground): void {
  context.globalAlpha = look.opacity ?? 1;
  if (look.fill !== undefined) context.fillStyle = colourOf(palette, look.fill);
  if (look.stroke !== undefined) context.strokeStyle = colourOf(palette, look.stroke);
  context.lineWidth = look.strokeWidth ?? 1;
  context.setLineDash(look.dash === undefined ? [] : [...look.dash]);
  context.lineCap = look.round === true ? "round" : "butt";
  context.lineJoin = look.roundCorners === true || look.halo === true ? "round" : "miter";
}

function paintPath(path: Path2D, { fill, stroke, halo }: Look, context: CanvasRenderingContext2D): void {
  if (stroke !== undefined && halo === true) context.stroke(path);
  if (fill !== undefined) context.fill(path);
  if (stroke !== undefined && halo !== true) context.stroke(path);
}

function paintText(mark: TextMark, { stroke }: Look, { context, palette, font }: Ground): void {
  const set = ({ size, weight }: TextMark["runs"][number]): void => {
    context.font = `${weight} ${size}px ${font}`;
  };
  const widths = mark.runs.map((run) => {
    set(run);
    return (run.space ?? 0) + context.measureText(run.text).width;
  });
  const width = widths.reduce((sum, each) => sum + each, 0);
  let x = mark.x - (mark.anchor === "start" ? 0 : mark.anchor === "end" ? width : width / 2);
  mark.runs.forEach((run, i) => {
    set(run);
    context.fillStyle = colourOf(palette, run.fill);
    const left = x + (run.space ?? 0);
    if (stroke !== undefined) context.strokeText(run.text, left, mark.y);
    context.fillText(run.text, left, mark.y);
    x += at(widths, i);
  });
}
