/**
 * Writes words over the canvas as SVG, with a halo in the colour of the paper. Elements are kept
 * from picture to picture by id: one that has only moved gets a new transform and nothing else,
 * one that stands still is not touched. Every text is a drawing of its own: within one drawing, one
 * that moves would lay all of them out again. What is no longer wanted is emptied and used again:
 * a drawing that comes or goes lays out the whole page.
 */

import type { PlacedText, Run } from "./placed-text.ts";
import { isSameRun, type Measure } from "./placed-text.ts";

const SVG = "http://www.w3.org/2000/svg";
const HALO = 3.5;
const UNDERLINE = 2.4;

interface OverlayStyle {
  readonly paper: string;
  readonly leader: string;
  readonly scale: number;
}

export interface Overlay {
  readonly measure: Measure;
  draw(words: readonly PlacedText[], style: OverlayStyle): void;
  /** Measures all texts again, in case a font has arrived; says whether that made a difference. */
  remeasure(): boolean;
  dispose(): void;
}

interface Drawn {
  readonly group: SVGSVGElement;
  /** Made when there is one to show, and hidden where there is none. */
  leader: HTMLElement | null;
  words: PlacedText | null;
  /** Above how many others it stands, wherever it is in the page. */
  level: number;
}

interface MeasuredWord {
  readonly word: string;
  readonly size: number;
  readonly weight: number;
  width: number;
}

export function createOverlay(place: HTMLElement): Overlay {
  const leaders = place.appendChild(document.createElement("div"));
  const texts = place.appendChild(document.createElement("div"));
  const rulers = texts.appendChild(createLayer());
  /** By size, weight and word. */
  const known = new Map<string, MeasuredWord>();
  /** Of texts made of them: the same few come back in every picture. */
  const sums = new Map<string, number>();
  const drawn = new Map<string, Drawn>();
  /** Empty, to be used again. */
  const spare: Drawn[] = [];
  let shown: OverlayStyle | null = null;

  /** Word by word: the words of a picture are few, their combinations are not. Tabular figures are all of one width. */
  const measure: Measure = (text, size, weight) => {
    const even = text.replace(/\d/g, "0");
    const whole = `${size} ${weight} ${even}`;
    const summed = sums.get(whole);
    if (summed !== undefined) return summed;
    let width = 0;
    for (const word of even.split(/(?= )/)) {
      const key = `${size} ${weight} ${word}`;
      const measured = known.get(key) ?? measureWord(rulers, word, size, weight);
      known.set(key, measured);
      width += measured.width;
    }
    sums.set(whole, width);
    return width;
  };

  return {
    measure,
    remeasure() {
      const words = [...known.values()];
      const rules = words.map(({ word, size, weight }) => appendRuler(rulers, word, size, weight));
      const widths = rules.map((ruler) => ruler.getComputedTextLength()); // in one layout
      for (const ruler of rules) ruler.remove();
      const differs = words.some(({ width }, i) => width !== widths[i]);
      words.forEach((word, i) => {
        word.width = widths[i] ?? word.width;
      });
      sums.clear();
      if (differs) shown = null;
      return differs;
    },
    dispose() {
      for (const element of [leaders, texts]) element.remove();
    },
    draw(items, style) {
      if (!isSameStyle(shown, style)) for (const element of drawn.values()) element.words = null;
      shown = style;
      const gone = new Set(drawn.keys());
      for (const [level, item] of items.entries()) {
        gone.delete(item.id);
        const element = drawn.get(item.id) ?? create(item.id);
        raise(element, level);
        show(element, item, style);
      }
      for (const id of gone) retire(id);
    },
  };

  function create(id: string): Drawn {
    const element = spare.pop() ?? {
      group: texts.appendChild(createLayer()),
      leader: null,
      words: null,
      level: -1,
    };
    drawn.set(id, element);
    return element;
  }

  function retire(id: string): void {
    const element = drawn.get(id);
    if (element === undefined) return;
    element.group.replaceChildren();
    element.leader?.style.setProperty("visibility", "hidden");
    element.words = null;
    drawn.delete(id);
    spare.push(element);
  }

  function show(element: Drawn, item: PlacedText, style: OverlayStyle): void {
    const before = element.words;
    if (before === item) return;
    element.words = item;
    if (before === null || !areSameRuns(before.runs, item.runs)) {
      const isKept = before !== null && areSetAlike(before.runs, item.runs);
      if (isKept) sayRuns(element.group, item.runs);
      else setRuns(element.group, item.runs, style);
    }
    if (before === null || before.x !== item.x || before.y !== item.y) {
      element.group.style.transform = `translate(${item.x.toFixed(1)}px, ${item.y.toFixed(1)}px)`;
    }
    if (before === null || before.leader !== item.leader) showLeader(element, item.leader, style);
  }

  function raise(element: Drawn, level: number): void {
    if (element.level === level) return;
    element.level = level;
    element.group.style.zIndex = `${level}`;
    element.leader?.style.setProperty("z-index", `${level}`);
  }

  /** Other figures in the place of those before: they are as wide, and set in the same way. */
  function sayRuns(group: SVGSVGElement, runs: readonly Run[]): void {
    const written = group.getElementsByTagName("text");
    runs.forEach(({ text }, i) => {
      const node = written[i]?.firstChild;
      if (node !== null && node !== undefined && node.nodeValue !== text) node.nodeValue = text;
    });
  }

  function areSetAlike(a: readonly Run[], b: readonly Run[]): boolean {
    const isAlike = (run: Run, other: Run | undefined): boolean =>
      other !== undefined &&
      isSameRun({ ...run, text: other.text }, other) &&
      measure(run.text, run.size, run.weight) === measure(other.text, run.size, run.weight);
    return a.length === b.length && a.every((run, i) => isAlike(run, b[i]));
  }

  /** A line is a box one px long, turned and stretched. */
  function showLeader(element: Drawn, leader: PlacedText["leader"], style: OverlayStyle): void {
    element.leader?.style.setProperty("visibility", leader === null ? "hidden" : "visible");
    if (leader === null) return;
    element.leader ??= leaders.appendChild(createLeader(element.level));
    const { x1, y1, x2, y2 } = leader;
    const [across, down] = [x2 - x1, y2 - y1];
    const length = Math.max(Number.MIN_VALUE, Math.hypot(across, down));
    const figures = [across, down, (-down / length) * style.scale, (across / length) * style.scale, x1, y1];
    element.leader.style.transform = `matrix(${figures.join()})`;
    element.leader.style.background = style.leader;
  }

  function setRuns(group: SVGSVGElement, runs: readonly Run[], { paper, scale }: OverlayStyle): void {
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
        line.setAttribute("height", `${UNDERLINE * scale}`);
        line.setAttribute("fill", underline);
      }
      const element = append(group, "text");
      element.setAttribute("x", `${x}`);
      element.setAttribute("y", `${baseline}`);
      element.setAttribute("font-size", `${size}`);
      element.setAttribute("font-weight", `${weight}`);
      element.setAttribute("fill", colour);
      element.setAttribute("stroke", paper);
      element.setAttribute("stroke-width", `${HALO * scale}`);
      element.textContent = text;
      x += width;
    }
  }
}

/** As large as nothing: what is drawn in it sticks out of it. */
function createLayer(): SVGSVGElement {
  const layer = document.createElementNS(SVG, "svg");
  Object.assign(layer.style, { position: "absolute", left: "0", top: "0", overflow: "visible" });
  layer.setAttribute("width", "1");
  layer.setAttribute("height", "1");
  return layer;
}

/** From (0, 0) to (1, 0), one px thick. */
function createLeader(level: number): HTMLElement {
  const leader = document.createElement("div");
  leader.style.zIndex = `${level}`;
  Object.assign(leader.style, {
    position: "absolute",
    left: "0",
    top: "-0.5px",
    width: "1px",
    height: "1px",
  });
  leader.style.transformOrigin = "0 50%";
  leader.style.setProperty("forced-color-adjust", "none"); // it is the colour that is seen of it
  return leader;
}

function measureWord(svg: SVGSVGElement, word: string, size: number, weight: number): MeasuredWord {
  const ruler = appendRuler(svg, word, size, weight);
  const width = ruler.getComputedTextLength();
  ruler.remove();
  return { word, size, weight, width };
}

/** A text that is not seen, and is to be removed at once. */
function appendRuler(svg: SVGSVGElement, word: string, size: number, weight: number): SVGTextElement {
  const ruler = append(svg, "text");
  ruler.setAttribute("visibility", "hidden");
  ruler.setAttribute("font-size", `${size}`);
  ruler.setAttribute("font-weight", `${weight}`);
  ruler.style.whiteSpace = "pre";
  ruler.textContent = word;
  return ruler;
}

const areSameRuns = (a: readonly Run[], b: readonly Run[]): boolean =>
  a.length === b.length &&
  a.every((run, i) => {
    const other = b[i];
    return other !== undefined && isSameRun(run, other);
  });

const isSameStyle = (a: OverlayStyle | null, b: OverlayStyle): boolean =>
  a !== null && a.paper === b.paper && a.leader === b.leader && a.scale === b.scale;

function append<K extends keyof SVGElementTagNameMap>(parent: SVGElement, name: K): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  parent.append(element);
  return element;
}
