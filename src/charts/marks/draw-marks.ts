/**
 * Marks in the page: one element for each, in their order. Drawn again, elements stay where their kind
 * does, and only what differs is written, so what has not changed is not laid out. Colours are custom
 * properties, so a change of theme draws nothing. What moves with the clock is no mark but a layer
 * (`moving-layer.ts`), whose content is drawn once.
 */

import type { BaseType, Selection } from "d3-selection";
import { select } from "d3-selection";
import type { Mark } from "../../view/marks/marks.ts";
import { inkVariable } from "./colours.ts";
import type { SvgNode } from "./svg-node.ts";
import { svgNode } from "./svg-node.ts";

type Parent = Selection<SVGElement, unknown, BaseType, undefined>;

/** The content of `parent` from now on; whatever it is, it was drawn by this function. */
export function drawMarks<E extends SVGElement>(
  parent: Selection<E, unknown, BaseType, undefined>,
  marks: readonly Mark[],
): void {
  join(
    parent as unknown as Parent,
    marks.map((mark) => svgNode(mark, inkVariable)),
  );
}

function join(parent: Parent, nodes: readonly SvgNode[]): void {
  const elements = parent.selectChildren<SVGElement, SvgNode>();
  const before = elements.data();
  elements
    .data(nodes, ({ tag }, i) => `${tag} ${i}`)
    .join((entered) => entered.append(({ tag }) => document.createElementNS(NAMESPACE, tag)))
    .each(function (node, i) {
      const drawn = before[i];
      write(this, node, drawn?.tag === node.tag ? drawn : NOTHING);
    });
}

const NAMESPACE = "http://www.w3.org/2000/svg";

/** What is drawn in an element that is new. */
const NOTHING: Omit<SvgNode, "tag"> = { attributes: {}, children: [], text: null, about: null };

function write(element: SVGElement, node: SvgNode, drawn: Omit<SvgNode, "tag">): void {
  for (const [name, value] of Object.entries(node.attributes)) {
    if (drawn.attributes[name] !== value) element.setAttribute(name, value);
  }
  for (const name of Object.keys(drawn.attributes)) {
    if (!(name in node.attributes)) element.removeAttribute(name);
  }
  if (node.text === null) {
    if (drawn.text !== null) element.textContent = "";
    if (node.children.length + drawn.children.length > 0) join(select(element), node.children);
  } else if (node.text !== drawn.text || node.about !== drawn.about) {
    element.textContent = node.text;
    if (node.about !== null) select(element).append("title").text(node.about);
  }
}
