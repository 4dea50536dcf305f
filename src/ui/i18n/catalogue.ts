/**
 * What a language has to say, in the parts in which it is loaded: the first screen, and what comes with
 * the panel or with an error. Types only: the English texts are the measure, all others are alike.
 */

import type { en } from "./en.ts";
import type { errorTexts } from "./en-errors.ts";
import type { panelTexts } from "./en-panel.ts";

/** The texts of each part, as English has them. */
export interface Parts {
  readonly first: typeof en;
  readonly panel: typeof panelTexts;
  readonly errors: typeof errorTexts;
}

export type PartName = keyof Parts;

/** The keys of the English texts with any text. */
type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

export type PartTexts<P extends PartName> = Texts<Parts[P]>;

/** All keys that there are. */
export type Catalogue = Texts<Parts["first"] & Parts["panel"] & Parts["errors"]>;
