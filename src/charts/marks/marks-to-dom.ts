/**
 * Marks in the page. Colours are its custom properties, so a change of theme redraws nothing. Nodes are
 * kept from drawing to drawing, by their order, and only what has changed of them is written: a picture
 * in motion lays out no text that stands still.
 */

import type { Ink } from "../../view/marks/ink.ts";
import type { Mark } from "../../view/marks/marks.ts";
import type { SvgNode } from "./svg-node.ts";
import { svgNode } from "./svg-node.ts";

const SVG = "http://www.w3.org/2000/svg";

export interface MarkLayer {
  draw(marks: readonly Mark[]): void;
}

const property = (ink: Ink): string => `var(--${ink})`;

/** @param parent bears nothing but what is drawn in it */
export function createMarkLayer(parent: SVGElement): MarkLayer {
  let shown: readonly SvgNode[] = [];
  return {
    draw(marks) {
      const next = marks.map((mark) => svgNode(mark, property));
      patch(parent, shown, next);
      shown = next;
    },
  };
}

/** Makes the children of `parent`, which are `before`, to be `after`. */
function patch(parent: Element, before: readonly SvgNode[], after: readonly SvgNode[]): void {
  after.forEach((node, i) => {
    const old = before[i];
    const element = parent.children[i];
    if (old === undefined || element === undefined) parent.append(create(node));
    else if (old.tag !== node.tag || (old.text === null) !== (node.text === null))
      element.replaceWith(create(node));
    else change(element, old, node);
  });
  for (let i = before.length - 1; i >= after.length; i--) parent.children[i]?.remove();
}

function change(element: Element, before: SvgNode, after: SvgNode): void {
  for (const [name, value] of Object.entries(after.attributes)) {
    if (before.attributes[name] !== value) element.setAttribute(name, value);
  }
  for (const name of Object.keys(before.attributes)) {
    if (!(name in after.attributes)) element.removeAttribute(name);
  }
  const written = element.firstChild;
  if (after.text === null) patch(element, before.children, after.children);
  else if (after.text !== before.text && written !== null) written.nodeValue = after.text; // a text node that is replaced is laid out twice
}

function create({ tag, attributes, children, text }: SvgNode): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text === null) element.append(...children.map(create));
  else element.append(document.createTextNode(text));
  return element;
}
