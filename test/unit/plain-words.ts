/** Words for machines and policies without a page: the catalogue that i18next has loaded, and ids for names. */

import i18next from "i18next";
import { HOURLY } from "../../src/base/step-time.ts";
import { createStepWords } from "../../src/ui/step-words.ts";
import type { Words } from "../../src/ui/use-text.ts";

export const words = (): Words => ({
  t: i18next.t,
  pm: (pm) => `PM${pm}`,
  vm: (vm) => `VM ${vm}`,
  policy: (id) => id,
  lane: ({ policy }) => policy,
  resource: (r) => ["cpu", "net", "mem"][r] ?? "",
  resources: (list) => list.join(),
  times: createStepWords(i18next.t, "en", HOURLY, 72),
});
