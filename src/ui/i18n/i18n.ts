/**
 * i18next, set up once: every key and language is typed, and of a language only what is said is loaded,
 * in the parts of `catalogue.ts`.
 */

import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { onTryAgain } from "../../base/missing.ts";
import type { Part } from "../../base/part.ts";
import { createPart } from "../../base/part.ts";
import type { Locale } from "../../state/display.ts";
import type { PartName, Parts, PartTexts } from "./catalogue.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: Parts["first"] & Parts["panel"] & Parts["errors"] };
  }
}

interface Language {
  readonly parts: { readonly [P in PartName]: Part<PartTexts<P>> };
  /** What its texts may do to a name, by the name of the formatter. */
  readonly formatters: Part<Formatters> | null;
}

type Formatters = Readonly<Record<string, (name: string) => string>>;

const LANGUAGES: Readonly<Record<Locale, Language>> = {
  en: {
    parts: {
      first: createPart(
        () => import("./en.ts"),
        ({ en }) => en,
      ),
      panel: createPart(
        () => import("./en-panel.ts"),
        ({ panelTexts }) => panelTexts,
      ),
      errors: createPart(
        () => import("./en-errors.ts"),
        ({ errorTexts }) => errorTexts,
      ),
    },
    formatters: null,
  },
  ko: {
    parts: {
      first: createPart(
        () => import("./ko.ts"),
        ({ ko }) => ko,
      ),
      panel: createPart(
        () => import("./ko-panel.ts"),
        ({ panelTexts }) => panelTexts,
      ),
      errors: createPart(
        () => import("./ko-errors.ts"),
        ({ errorTexts }) => errorTexts,
      ),
    },
    formatters: createPart(
      () => import("./ko-particles.ts"),
      ({ particleFormatters }) => particleFormatters,
    ),
  },
};

/** What somebody has said something of: every language that is spoken from then on has it. */
const needed = new Set<PartName>(["first"]);
const loaded = new Set<string>();
/** Of what somebody draws: the same promise until it is tried again. */
const attempts = new Map<string, Promise<void>>();
onTryAgain(() => attempts.clear());

/** Rejects with `NotLoaded`: without its words the page has nothing to say. */
export async function startI18n(locale: Locale): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  loaded.clear();
  attempts.clear();
  await attemptPart(locale, "first");
  await i18next.changeLanguage(locale);
}

/** Resolves once everything speaks it, or once it is no longer wanted; until then all speak as before. */
export async function changeLanguage(locale: Locale, signal?: AbortSignal): Promise<void> {
  await Promise.all([...needed].map((part) => loadPart(locale, part, signal)));
  await i18next.changeLanguage(locale);
}

/** Whether the texts of a part are there in the language that is spoken. */
export const hasTexts = (part: PartName): boolean => loaded.has(`${spokenLocale()} ${part}`);

/**
 * Loads the texts of a part, before anything of it is said: the same promise until somebody tries again.
 * Rejects with `NotLoaded`.
 */
export function attemptTexts(part: PartName): Promise<void> {
  needed.add(part);
  const name = `${spokenLocale()} ${part}`;
  const tried = attempts.get(name) ?? attemptPart(spokenLocale(), part);
  attempts.set(name, tried);
  return tried;
}

/** Only locales of ours are ever set. */
const spokenLocale = (): Locale => i18next.language as Locale;

async function attemptPart(locale: Locale, part: PartName): Promise<void> {
  const { parts, formatters } = LANGUAGES[locale];
  const [texts, formats] = await Promise.all([parts[part].attempt(), formatters?.attempt()]);
  add(locale, part, texts, formats);
}

async function loadPart(locale: Locale, part: PartName, signal?: AbortSignal): Promise<void> {
  const { parts, formatters } = LANGUAGES[locale];
  const [texts, formats] = await Promise.all([parts[part].load(signal), formatters?.load(signal)]);
  add(locale, part, texts, formats);
}

function add(locale: Locale, part: PartName, texts: object, formats: Formatters = {}): void {
  const name = `${locale} ${part}`;
  if (loaded.has(name)) return;
  for (const [formatter, format] of Object.entries(formats))
    i18next.services.formatter?.add(formatter, (value: unknown) => format(String(value)));
  i18next.addResourceBundle(locale, "translation", texts, true);
  loaded.add(name);
}
