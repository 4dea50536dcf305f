/**
 * Writes words over the canvas as SVG, with a halo in the colour of the paper. Elements are kept
 * from picture to picture by id: one that has only moved gets a new transform and nothing else.
 */

import type { Measure, Run, Words } from "./words.ts";

const SVG = "http://www.w3.org/2000/svg";
const HALO = 3.5;
const UNDERLINE = 2.4;

export interface Overlay {
  readonly measure: Measure;
  draw(
    words: readonly Words[],
    style: { readonly paper: string; readonly leader: string; readonly scale: number },
  ): void;
  /** Forgets text widths: the font has changed. */
  forget(): void;
  dispose(): void;
}

interface Drawn {
  readonly group: SVGGElement;
  readonly leader: SVGLineElement;
  signature: string;
}

export function createOverlay(svg: SVGSVGElement): Overlay {
  const leaders = append(svg, "g");
  const texts = append(svg, "g");
  const ruler = append(svg, "text");
  ruler.setAttribute("visibility", "hidden");
  const widths = new Map<string, number>();
  const drawn = new Map<string, Drawn>();
  let fonts = 0;

  const measure: Measure = (text, size, weight) => {
    const shape = text.replace(/\d/g, "0"); // tabular figures are all of one width
    const key = `${size} ${weight} ${shape}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    ruler.setAttribute("font-size", `${size}`);
    ruler.setAttribute("font-weight", `${weight}`);
    ruler.textContent = shape;
    const width = ruler.getComputedTextLength();
    widths.set(key, width);
    return width;
  };

  return {
    measure,
    forget() {
      widths.clear();
      fonts++;
    },
    dispose() {
      for (const element of [leaders, texts, ruler]) element.remove();
    },
    draw(words, style) {
      const gone = new Set(drawn.keys());
      for (const item of words) {
        gone.delete(item.id);
        const element = drawn.get(item.id) ?? create(item.id);
        show(element, item, style);
      }
      for (const id of gone) {
        drawn.get(id)?.group.remove();
        drawn.get(id)?.leader.remove();
        drawn.delete(id);
      }
    },
  };

  function create(id: string): Drawn {
    const created = { group: append(texts, "g"), leader: append(leaders, "line"), signature: "" };
    drawn.set(id, created);
    return created;
  }

  function show(element: Drawn, item: Words, style: { paper: string; leader: string; scale: number }): void {
    const signature = `${fonts} ${style.paper} ${style.scale} ${JSON.stringify(item.runs)}`;
    if (signature !== element.signature) {
      element.signature = signature;
      setRuns(element.group, item.runs, style);
    }
    element.group.setAttribute("transform", `translate(${item.x.toFixed(1)} ${item.y.toFixed(1)})`);
    const { leader } = element;
    leader.setAttribute("visibility", item.leader === null ? "hidden" : "visible");
    if (item.leader === null) return;
    for (const end of ["x1", "y1", "x2", "y2"] as const)
      leader.setAttribute(end, item.leader[end].toFixed(1));
    leader.setAttribute("stroke", style.leader);
    leader.setAttribute("stroke-width", `${style.scale}`);
  }

  function setRuns(group: SVGGElement, runs: readonly Run[], style: { paper: string; scale: number }): void {
    group.replaceChildren();
    const tallest = Math.max(...runs.map((run) => run.size));
    const baseline = tallest * 0.96;
    let x = 0;
    for (const { text, colour, size, weight, space, underline } of runs) {
      x += space;
      const width = measure(text, size, weight);
      if (underline !== null) {
        const line = append(group, "rect");
        line.setAttribute("x", `${x}`);
        line.setAttribute("y", `${baseline + size * 0.2}`);
        line.setAttribute("width", `${width}`);
        line.setAttribute("height", `${UNDERLINE * style.scale}`);
        line.setAttribute("fill", underline);
      }
      const element = append(group, "text");
      element.setAttribute("x", `${x}`);
      element.setAttribute("y", `${baseline}`);
      element.setAttribute("font-size", `${size}`);
      element.setAttribute("font-weight", `${weight}`);
      element.setAttribute("fill", colour);
      element.setAttribute("stroke", style.paper);
      element.setAttribute("stroke-width", `${HALO * style.scale}`);
      element.textContent = text;
      x += width;
    }
  }
}

function append<K extends keyof SVGElementTagNameMap>(parent: SVGElement, name: K): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  parent.append(element);
  return element;
}
