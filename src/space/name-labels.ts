/**
 * The names of PMs: what is over, or the part that the PM plays in the event, stands beside them;
 * PMs whose points coincide share one label, each name underlined in its colour.
 */

import { resourceAt } from "../base/vector.ts";
import type { LabelRequest } from "../view/label-layout.ts";
import { PM_COLOURS } from "../view/palette.ts";
import { NAMED_PMS } from "../view/pm-state.ts";
import type { Slots } from "../view/point-labels.ts";
import { coincidentGroups, nameRequest, overName } from "../view/point-labels.ts";
import type { Picture, PmPoint } from "./picture.ts";
import type { Measure, Run } from "./words.ts";
import { BOLD, NAME_SIZE, PLAIN, run, runsSize, TICK_SIZE } from "./words.ts";

/** A label before it is placed. */
export interface Label {
  readonly request: LabelRequest;
  readonly runs: readonly Run[];
  /** The colours of the points that its runs name, by run; null for words. */
  readonly colours: readonly (string | null)[];
}

/** What labels are made from besides the picture. */
export interface Naming {
  readonly measure: Measure;
  /** Brought up to date with every picture. */
  readonly slots: Slots;
}

/** Of more points than this in one place the others are counted. */
const MOST_ON_A_LABEL = 4;

/** More names than this in a crowd could not be read, nor placed in a frame's time; the worst come first. */
const MOST_IN_A_CROWD = 12;

export function nameLabels(picture: Picture, naming: Naming): Label[] {
  const groups = coincidentGroups(
    picture.points.toSorted((a, b) => urgency(a, picture) - urgency(b, picture)),
  );
  const most = picture.pms > NAMED_PMS ? MOST_IN_A_CROWD : groups.length;
  return groups.slice(0, most).map((group) => nameLabel(group, picture, naming));
}

/** The lower, the sooner it is named: the chosen, the overloaded (the worst first), those in the event, the others. */
function urgency(point: PmPoint, { hovered, frame }: Picture): number {
  const [worst] = point.over;
  if (point.chosen || point.pm === hovered) return 0;
  if (worst !== undefined) return 1 + 1 / (1 + resourceAt(frame.positions, point.pm, worst));
  return point.role !== null ? 2 : 3;
}

function nameLabel(group: readonly PmPoint[], picture: Picture, naming: Naming): Label {
  const { palette, scale } = picture;
  const runs: Run[] = [];
  const colours: (string | null)[] = [];
  for (const point of group.slice(0, MOST_ON_A_LABEL)) {
    const named = nameRuns(point, picture, runs.length > 0 ? 7 * scale : 0);
    runs.push(...named);
    colours.push(...named.map((_, i) => (i === 0 ? point.colour : null)));
  }
  if (group.length > MOST_ON_A_LABEL) {
    const rest = `+${group.length - MOST_ON_A_LABEL}`;
    runs.push(run(rest, palette.ink2, TICK_SIZE * scale, PLAIN, 5 * scale));
    colours.push(null);
  }
  const size = runsSize(runs, naming.measure);
  const request = nameRequest(group, size, isEssential(group, picture), { slots: naming.slots, scale });
  return { runs, colours, request };
}

/** With a colour of its own and a leader a name can stand anywhere; in a larger fleet only what matters may. */
const isEssential = (group: readonly PmPoint[], { pms, hovered }: Picture): boolean =>
  pms <= PM_COLOURS ||
  group.some((point) => point.over.length > 0 || point.role !== null || point.chosen || point.pm === hovered);

function nameRuns(point: PmPoint, picture: Picture, space: number): Run[] {
  const { palette, scale, text, frame, threshold } = picture;
  const size = NAME_SIZE * scale;
  if (point.over.length > 0) {
    return [run(overName(point, frame.positions, threshold, text), palette.over, size, BOLD, space)];
  }
  const quiet = point.faded;
  const runs = [run(text.pm(point.pm), quiet ? palette.ink3 : palette.ink, size, quiet ? 500 : 600, space)];
  if (point.role !== null) {
    runs.push(run(text[point.role], palette.ink2, TICK_SIZE * scale, PLAIN, 4 * scale));
  }
  return runs;
}
