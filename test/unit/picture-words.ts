/** The words inside a picture, for tests that read them. */

import type { PictureText } from "../../src/view/picture/picture-text.ts";

export const pictureText: PictureText = {
  axes: ["cpu", "net", "mem"],
  threshold: "threshold",
  limit: "limit",
  capacity: "capacity",
  reach: ({ end, brokenAt, beyond }) => {
    const words = [
      ...(brokenAt === null ? [] : [`broken at ${brokenAt}`]),
      ...(end === 1 ? [] : [`to ${end}`]),
    ];
    return [...words, ...(beyond !== null ? ["threshold beyond"] : [])].join(", ");
  },
  source: "source",
  target: "target",
  origin: "origin",
  ownCriterion: (name) => name,
  formats: { volume: { decimals: 1, wholeFrom: 1000, most: 9999 } },
  forbidden: {
    veto: "vetoed",
    "pm-down": "down",
    "slow-cores": "slow cores",
    "no-partner": "no partner",
    "comes-back": "would come back",
    "has-moved": "has moved already",
    "not-held": "not for long enough",
    cooldown: "rests",
    margin: "too little margin",
    "moves-used": "moves used up",
    "back-off": "left alone",
    smoothed: "only for the moment",
    "there-already": "there already",
  },
  shapes: {
    mean: "mean",
    below: "mean \u2212 \u03c3",
    above: "mean + \u03c3",
    spread: "\u00b1 \u03c3",
    range: "range",
    ideal: "ideal",
    "anti-ideal": "anti-ideal",
    angle: "angle",
  },
  equal: (name) => `equal ${name}`,
  section: (resource, figure) => `at ${["cpu", "net", "mem"][resource]} ${figure}`,
  pm: (pm) => `PM${pm}`,
  vm: (vm) => `VM ${vm}`,
  moreOver: (pms) => `+ ${pms} more over`,
  byLoad: "by load",
};
