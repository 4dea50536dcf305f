/**
 * The texts of each language as parts that are loaded when they are wanted. Those of panels, pages and
 * policies are found by the names of their files, so that none is listed here.
 */

import { present } from "../../base/assert.ts";
import type { Part } from "../../base/part.ts";
import { createPart } from "../../base/part.ts";
import type { Locale, OtherPageId, PanelId } from "../../state/display.ts";
import type { PartName } from "./catalogue.ts";
import type { PolicyTexts } from "./policy-texts.ts";
import { byId } from "./policy-texts.ts";

export type Formatters = Readonly<Record<string, (name: string) => string>>;

interface Language {
  /** By name: what each adds to the catalogue. */
  readonly parts: ReadonlyMap<PartName, Part<object>>;
  /** What its texts may do to a name, by the name of the formatter. */
  readonly formatters: Part<Formatters> | null;
}

/** Files by path, each a bare `import()`. */
type Files<T> = Readonly<Record<string, () => Promise<{ readonly texts: T }>>>;

/** Where the texts of each panel, and of each page, stand in the catalogue. */
const PANELS: Readonly<Record<PanelId, string>> = {
  why: "why",
  inspect: "inspect",
  "what-if": "whatIf",
  assumptions: "assumptions",
};
const PAGES: Readonly<Record<OtherPageId, string>> = {
  gallery: "gallery",
  scoreboard: "scoreboard",
};

const namespaceParts = <Id extends string>(
  namespaces: Readonly<Record<Id, string>>,
  files: Files<object>,
  nameOf: (id: Id) => PartName,
): [PartName, Part<object>][] => {
  const found = byId(files);
  return (Object.keys(namespaces) as Id[]).map((id) => [
    nameOf(id),
    createPart(present(found[id], `the texts of ${id}`), ({ texts }) => ({ [namespaces[id]]: texts })),
  ]);
};

const panelParts = (files: Files<object>) => namespaceParts(PANELS, files, (id) => `panel ${id}`);
const pageParts = (files: Files<object>) => namespaceParts(PAGES, files, (id) => `page ${id}`);

const policyParts = (files: Files<PolicyTexts>): [PartName, Part<object>][] =>
  Object.entries(byId(files)).map(([id, load]) => [
    `policy ${id}`,
    createPart(load, ({ texts }) => ({ policies: { [id]: texts } })),
  ]);

const LANGUAGES: Readonly<Record<Locale, Language>> = {
  en: {
    parts: new Map<PartName, Part<object>>([
      [
        "first",
        createPart(
          () => import("./en.ts"),
          ({ en }) => en,
        ),
      ],
      [
        "errors",
        createPart(
          () => import("./en-errors.ts"),
          ({ errorTexts }) => errorTexts,
        ),
      ],
      [
        "guide",
        createPart(
          () => import("./en-guide.ts"),
          ({ guideTexts }) => guideTexts,
        ),
      ],
      [
        "damping",
        createPart(
          () => import("./en-damping.ts"),
          ({ dampingTexts }) => dampingTexts,
        ),
      ],
      ...panelParts(import.meta.glob<{ readonly texts: object }>("./panels/*.en.ts")),
      ...pageParts(import.meta.glob<{ readonly texts: object }>("./pages/*.en.ts")),
      ...policyParts(import.meta.glob<{ readonly texts: PolicyTexts }>("./policies/*.en.ts")),
    ]),
    formatters: null,
  },
  ko: {
    parts: new Map<PartName, Part<object>>([
      [
        "first",
        createPart(
          () => import("./ko.ts"),
          ({ ko }) => ko,
        ),
      ],
      [
        "errors",
        createPart(
          () => import("./ko-errors.ts"),
          ({ errorTexts }) => errorTexts,
        ),
      ],
      [
        "guide",
        createPart(
          () => import("./ko-guide.ts"),
          ({ guideTexts }) => guideTexts,
        ),
      ],
      [
        "damping",
        createPart(
          () => import("./ko-damping.ts"),
          ({ dampingTexts }) => dampingTexts,
        ),
      ],
      ...panelParts(import.meta.glob<{ readonly texts: object }>("./panels/*.ko.ts")),
      ...pageParts(import.meta.glob<{ readonly texts: object }>("./pages/*.ko.ts")),
      ...policyParts(import.meta.glob<{ readonly texts: PolicyTexts }>("./policies/*.ko.ts")),
    ]),
    formatters: createPart(
      () => import("./ko-particles.ts"),
      ({ particleFormatters }) => particleFormatters,
    ),
  },
};

/** The part of a language; null of a policy that there is not: a link may name one. */
export const partOf = (locale: Locale, name: PartName): Part<object> | null =>
  LANGUAGES[locale].parts.get(name) ?? null;

export const formattersOf = (locale: Locale): Part<Formatters> | null => LANGUAGES[locale].formatters;
