/** A large fleet with many PMs over: who has a name, where it stands, and that the others are counted. */

import { describe, expect, it } from "vitest";
import { vectorAt } from "../../src/base/vector.ts";
import { createGeneratedScenario, DEFAULT_FIGURES } from "../../src/scenario/generated-figures.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { createScenePlacing } from "../../src/space/scene-placing.ts";
import { WHOLE_SPACE } from "../../src/view/picture/axis-range.ts";
import { MOST_OVER, OVER } from "../../src/view/picture/fleet.ts";
import { distanceToBox, distanceToSegment } from "../../src/view/picture/label-layout.ts";
import { EDGE, placePicture } from "../../src/view/picture/placed-picture.ts";
import { createProjection, DEFAULT_CAMERA } from "../../src/view/picture/space-projection.ts";
import { pictureOf } from "../paper-picture.ts";

const workload = createWorkload(
  createGeneratedScenario({ ...DEFAULT_FIGURES, pms: 176, vms: 781, steps: 24, seed: 7, load: 0.8 }),
);
/** Panels of a wide lane, of one of four at 1280x720, of one beside the side panel, and of a phone, px. */
const PANELS = [
  { width: 460, height: 300, left: 90 },
  { width: 300, height: 356, left: 50 },
  { width: 416, height: 232, left: 90 },
  { width: 358, height: 210, left: 50 },
];

function placed(step: number, panel: (typeof PANELS)[number]) {
  const viewport = { ...panel, right: 28, top: 8, bottom: 22 };
  const placing = createScenePlacing(createProjection(DEFAULT_CAMERA, viewport), WHOLE_SPACE, 1);
  const picture = pictureOf(workload, "none", step, 0);
  const naming = { slots: new Map<string, number>(), taken: [], measure: (text: string) => text.length * 7 };
  const { labels, points } = placePicture(picture, placing, naming);
  const { fleet, frame } = picture;
  const over = [...fleet.states.keys()].filter((pm) => fleet.states[pm] === OVER);
  const inset = EDGE + (fleet.crowd?.radius ?? Number.NaN);
  const places = over.map((pm) => {
    const { x, y } =
      points.find((point) => point.pm === pm) ?? placing.keep(vectorAt(frame.positions, pm), inset);
    return { pm, x, y };
  });
  return { labels, points, over, places };
}

const STEPS = Array.from({ length: 24 }, (_, step) => step);

describe.each(PANELS)("the names of those over in a crowd, $width x $height", (panel) => {
  const pictures = STEPS.map((step) => placed(step, panel));

  it("are tried where many are over, and some stand", () => {
    expect(Math.max(...pictures.map(({ over }) => over.length))).toBeGreaterThan(4 * MOST_OVER);
    expect(pictures.some(({ labels }) => labels.some(({ pms }) => pms.length > 0))).toBe(true);
  });

  it("stand nearer to their own point than to any other that is over", () => {
    for (const { labels, places } of pictures) {
      for (const label of labels.filter(({ pms }) => pms.length === 1)) {
        const distances = places.map(({ pm, x, y }) => ({ pm, far: distanceToBox(label, x, y) }));
        const own = distances.find(({ pm }) => label.pms.includes(pm));
        if (own === undefined) continue;
        for (const other of distances) if (other !== own) expect(other.far).toBeGreaterThan(own.far);
      }
    }
  });

  it("have no leader across another point", () => {
    for (const { labels, places } of pictures) {
      for (const { leader, pms } of labels) {
        if (leader === null) continue;
        for (const { pm, x, y } of places.filter((place) => !pms.includes(place.pm))) {
          expect(distanceToSegment(leader, x, y), `PM${pm}`).toBeGreaterThan(2);
        }
      }
    }
  });

  it("and the count of the others add up", () => {
    for (const { labels, over } of pictures) {
      const named = labels.flatMap(({ pms }) => pms).filter((pm) => over.includes(pm)).length;
      const counted = labels.find(({ id }) => id === "more over")?.runs[0]?.text ?? "+ 0 more over";
      expect(counted).toBe(`+ ${over.length - named} more over`);
    }
  });
});
