/**
 * A label before it is placed: what it says, and where it would like to be. Names of PMs say what
 * is over, or the part that the PM plays in the event; PMs whose points coincide share one label,
 * each name underlined in its colour.
 */

import { isOver } from "../base/tolerance.ts";
import { resourceAt } from "../base/vector.ts";
import type { LabelRequest } from "../view/label-layout.ts";
import { PM_COLOURS } from "../view/palette.ts";
import { NAMED_PMS, type Picture, type PmPoint } from "./picture.ts";
import type { SpaceText } from "./space-text.ts";
import type { Measure, Run } from "./words.ts";
import { BOLD, NAME_SIZE, PLAIN, run, runsSize, TICK_SIZE } from "./words.ts";

export interface Label {
  readonly request: LabelRequest;
  readonly runs: readonly Run[];
  /** The colours of the points that its runs name, by run; null for words. */
  readonly colours: readonly (string | null)[];
}

/** What labels are made from besides the picture. */
export interface Naming {
  readonly text: SpaceText;
  readonly measure: Measure;
  /** The slots of the last picture, by label. */
  readonly slots: Map<string, number>;
}

/** Points nearer than this many radii share a label. */
const COINCIDENT = 1.7;
/** Of more points than this in one place the others are counted. */
const MOST_ON_A_LABEL = 4;

/** More names than this in a crowd could not be read, nor placed in a frame's time; the worst come first. */
const MOST_IN_A_CROWD = 12;

export function nameLabels(picture: Picture, naming: Naming): Label[] {
  const groups = coincidentGroups(picture).sort((a, b) => rank(a[0], picture) - rank(b[0], picture));
  const most = picture.pms > NAMED_PMS ? MOST_IN_A_CROWD : groups.length;
  return groups.slice(0, most).map((group) => nameLabel(group, picture, naming));
}

/** The lower, the sooner it is named: the chosen, the overloaded (the worst first), those in the event, the others. */
function rank(point: PmPoint | undefined, { selected, hovered, frame }: Picture): number {
  if (point === undefined) return 4;
  const [worst] = point.over;
  if (point.pm === selected || point.pm === hovered) return 0;
  if (worst !== undefined) return 1 + 1 / (1 + resourceAt(frame.positions, point.pm, worst));
  return point.role !== null ? 2 : 3;
}

/** Named points, those that coincide together, the most important of each group first. */
function coincidentGroups(picture: Picture): PmPoint[][] {
  const groups: PmPoint[][] = [];
  const named = picture.points.filter((point) => point.named);
  for (const point of named.sort((a, b) => rank(a, picture) - rank(b, picture))) {
    const near = groups.find((group) => group.some((other) => coincide(point, other)));
    if (near === undefined) groups.push([point]);
    else near.push(point);
  }
  return groups;
}

const coincide = (a: PmPoint, b: PmPoint): boolean =>
  Math.hypot(a.screen.x - b.screen.x, a.screen.y - b.screen.y) < COINCIDENT * Math.min(a.radius, b.radius);

function nameLabel(group: readonly PmPoint[], picture: Picture, naming: Naming): Label {
  const runs: Run[] = [];
  const colours: (string | null)[] = [];
  for (const point of group.slice(0, MOST_ON_A_LABEL)) {
    const named = nameRuns(point, picture, naming.text, runs.length > 0 ? 7 * picture.scale : 0);
    runs.push(...named);
    colours.push(...named.map((_, i) => (i === 0 ? point.colour : null)));
  }
  if (group.length > MOST_ON_A_LABEL) {
    const { palette, scale } = picture;
    const rest = `+${group.length - MOST_ON_A_LABEL}`;
    runs.push(run(rest, palette.ink2, TICK_SIZE * scale, PLAIN, 5 * scale));
    colours.push(null);
  }
  const id = `pm ${group.map((point) => point.pm).join(" ")}`;
  const size = runsSize(runs, naming.measure);
  const mid = centre(group);
  const reach = Math.max(
    ...group.map(
      (point) => outerRadius(point, picture) + Math.hypot(point.screen.x - mid.x, point.screen.y - mid.y),
    ),
  );
  return {
    runs,
    colours,
    request: {
      id,
      ...mid,
      ...size,
      clearance: reach + 3 * picture.scale,
      own: group.map((point) => point.pm),
      essential: isEssential(group, picture),
      previous: naming.slots.get(id),
    },
  };
}

/** With a colour of its own and a leader a name can stand anywhere; in a larger fleet only what matters may. */
const isEssential = (group: readonly PmPoint[], { pms, selected, hovered }: Picture): boolean =>
  pms <= PM_COLOURS ||
  group.some(
    (point) => point.over.length > 0 || point.role !== null || point.pm === selected || point.pm === hovered,
  );

function centre(group: readonly PmPoint[]): { x: number; y: number } {
  const sum = group.reduce((a, { screen }) => ({ x: a.x + screen.x, y: a.y + screen.y }), { x: 0, y: 0 });
  return { x: sum.x / group.length, y: sum.y / group.length };
}

function nameRuns(point: PmPoint, picture: Picture, text: SpaceText, space: number): Run[] {
  const { palette, scale, selected } = picture;
  const name = text.pm(point.pm);
  const size = NAME_SIZE * scale;
  if (point.over.length > 0) {
    return [run(`${name} ${overFigures(point, picture, text)}`, palette.over, size, BOLD, space)];
  }
  const quiet = selected !== null && selected !== point.pm;
  const runs = [run(name, quiet ? palette.ink3 : palette.ink, size, quiet ? 500 : 600, space)];
  if (point.role !== null) {
    runs.push(run(text[point.role], palette.ink2, TICK_SIZE * scale, PLAIN, 4 * scale));
  }
  return runs;
}

/** "cpu 0.83": every resource that is over, with a third decimal where two would hide the verdict. */
function overFigures({ pm, over }: PmPoint, { frame, threshold }: Picture, text: SpaceText): string {
  return over
    .map((resource) => {
      const value = resourceAt(frame.positions, pm, resource);
      const short = value.toFixed(2);
      return `${text.axes[resource]} ${isOver(Number(short), threshold) ? short : value.toFixed(3)}`;
    })
    .join(" ");
}

/** Px that a point takes up with its halo or ring. */
export const outerRadius = (point: PmPoint, { weight, scale }: Picture): number =>
  point.radius + (point.over.length > 0 ? 5.6 * weight : 1.6 * scale);
