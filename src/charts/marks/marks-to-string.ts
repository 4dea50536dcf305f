/**
 * Marks as the text of an SVG file that stands by itself: colours are those of one palette, fonts are
 * named, and nothing is fetched. It needs no DOM, so a figure is the same from a page and from Node.
 */

import { printable } from "../../base/printable.ts";
import { colourOf } from "../../view/marks/ink.ts";
import type { Mark } from "../../view/marks/marks.ts";
import type { Palette } from "../../view/palette.ts";
import type { SvgNode } from "./svg-node.ts";
import { px, svgNode } from "./svg-node.ts";

export interface SvgDocument {
  /** Px. */
  readonly width: number;
  readonly height: number;
  /** What it is called, and what can be seen in it, for those who do not see it. */
  readonly title: string;
  readonly description: string;
  readonly palette: Palette;
}

/** Where the page's own font is not there, one that is set alike. */
const FONTS = "Pretendard Variable, Pretendard, system-ui, sans-serif";

/** One element per line: a figure that is made anew differs in the lines that have changed. */
export function marksToString(
  marks: readonly Mark[],
  { width, height, title, description, palette }: SvgDocument,
): string {
  const [w, h] = [px(width), px(height)];
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" aria-labelledby="title desc" font-family="${FONTS}" font-variant-numeric="tabular-nums">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(description)}</desc>`,
    `<rect width="${w}" height="${h}" fill="${palette.bg}"/>`,
  ];
  for (const mark of marks) {
    write(
      svgNode(mark, (ink) => colourOf(palette, ink)),
      lines,
    );
  }
  return [...lines, "</svg>", ""].join("\n");
}

/** By which the page finds what explains a mark: nobody points into a file. */
const isOfPage = (attribute: string): boolean => attribute.startsWith("data-");

function write({ tag, attributes, children, text, about }: SvgNode, lines: string[]): void {
  const written = Object.entries(attributes)
    .filter(([name]) => !isOfPage(name))
    .map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const start = `<${tag}${written.join("")}`;
  if (text !== null || tag === "text") {
    const said = about === null ? "" : `<title>${escaped(about)}</title>`;
    const words = text === null ? children.map(inLine).join("") : escaped(text);
    lines.push(`${start}>${words}${said}</${tag}>`);
  } else if (children.length === 0) lines.push(`${start}/>`);
  else {
    lines.push(`${start}>`);
    for (const child of children) write(child, lines);
    lines.push(`</${tag}>`);
  }
}

/** White space between the parts of a text would be drawn. */
function inLine(node: SvgNode): string {
  const lines: string[] = [];
  write(node, lines);
  return lines.join("");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** What XML forbids, and what nobody sees, is an escape. */
const escaped = (text: string): string =>
  printable(text).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
