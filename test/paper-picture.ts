/** Pictures of the paper's scenario, read without a page: for the figures of the docs, and for tests of them. */

import { stepOf } from "../src/base/ids.ts";
import { simulate } from "../src/engine/simulate.ts";
import type { Workload } from "../src/engine/workload.ts";
import { deciderOf, sightOf, withDefaults } from "../src/policies/registry.ts";
import { createPreset } from "../src/scenario/presets/catalogue.ts";
import { createWorkload } from "../src/scenario/scenario.ts";
import { createLaneView } from "../src/view/lane-frame.ts";
import type { Picture } from "../src/view/picture/picture.ts";
import { createPictureReaders, readPicture } from "../src/view/picture/picture.ts";
import { pictureText } from "./unit/picture-words.ts";

/** Hours that trails go back in the page, unless somebody chooses otherwise. */
const TRAIL = 6;

export const paperPicture = (policy: string, hour: number, action: number): Picture =>
  pictureOf(createWorkload(createPreset("paper")), policy, hour, action);

/** What the lane of a policy shows after `action` events of a step; nothing is chosen. */
export function pictureOf(
  workload: Workload,
  policy: string,
  step: number,
  action: number,
  showsSight = false,
  later: () => void = () => {},
): Picture {
  const record = simulate(workload, deciderOf(withDefaults(policy)));
  const frame = createLaneView(workload, record).frameAt({ step: stepOf(step), action, progress: 1 }, TRAIL);
  const nothingChosen = {
    handling: null,
    hovered: null,
    hoveredVm: null,
    unfoldedPm: null,
    selectedVm: null,
  };
  const input = {
    ...nothingChosen,
    frame,
    text: pictureText,
    pms: record.pms,
    scenarioPms: record.pms,
    sight: sightOf(withDefaults(policy)),
    showsSight,
    settled: true,
    unfolded: 1,
    eventBesideChain: true,
    scale: 1,
  };
  return readPicture(input, createPictureReaders(), later);
}
