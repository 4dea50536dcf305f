/**
 * What a language has to say, in the parts in which it is loaded: the first screen, what comes with an
 * error, and a namespace for each panel, each page besides the lanes and each policy. Types only: the English texts are the measure,
 * all others are alike.
 */

import type { OtherPageId, PanelId } from "../../state/display.ts";
import type { en } from "./en.ts";
import type { dampingTexts } from "./en-damping.ts";
import type { errorTexts } from "./en-errors.ts";
import type { guideTexts } from "./en-guide.ts";
import type { texts as gallery } from "./pages/gallery.en.ts";
import type { texts as scoreboard } from "./pages/scoreboard.en.ts";
import type { texts as assumptions } from "./panels/assumptions.en.ts";
import type { texts as inspect } from "./panels/inspect.en.ts";
import type { texts as whatIf } from "./panels/what-if.en.ts";
import type { texts as why } from "./panels/why.en.ts";
import type { PolicyTexts } from "./policy-texts.ts";

/** The keys of the English texts with any text. */
type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

/** The namespaces of the panels, as English has them. */
interface Panels {
  readonly why: typeof why;
  readonly inspect: typeof inspect;
  readonly whatIf: typeof whatIf;
  readonly assumptions: typeof assumptions;
}

/** And those of the pages. */
interface Pages {
  readonly gallery: typeof gallery;
  readonly scoreboard: typeof scoreboard;
}

export type PanelTexts = Texts<Panels>;
export type PageTexts = Texts<Pages>;
export type FirstTexts = Texts<typeof en>;
export type ErrorTexts = Texts<typeof errorTexts>;
export type GuideTexts = Texts<typeof guideTexts>;
export type DampingTexts = Texts<typeof dampingTexts>;

/** What is loaded at once. */
export type PartName =
  | "first"
  | "errors"
  | "guide"
  | "damping"
  | `panel ${PanelId}`
  | `page ${OtherPageId}`
  | `policy ${string}`;

/** All that there is to say, as English has it. */
export type Everything = typeof en &
  typeof errorTexts &
  typeof guideTexts &
  typeof dampingTexts &
  Panels &
  Pages & { readonly policies: Readonly<Record<string, PolicyTexts>> };

/** All keys that there are. */
export type Catalogue = Texts<Everything>;
