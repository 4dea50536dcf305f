/**
 * i18next, set up once: every key and language is typed, and of a language only what is said is loaded,
 * in the parts of `parts.ts`.
 */

import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { onTryAgain } from "../../base/missing.ts";
import type { Locale } from "../../state/display.ts";
import type { Everything, PartName } from "./catalogue.ts";
import type { Formatters } from "./parts.ts";
import { formattersOf, partOf } from "./parts.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: Everything };
  }
}

/** What somebody has said something of: every language that is spoken from then on has it. */
const needed = new Set<PartName>(["first"]);
const loaded = new Set<string>();
/** Of what somebody draws: the same promise until it is tried again. */
const attempts = new Map<string, Promise<void>>();
onTryAgain(() => attempts.clear());

/**
 * Rejects with `NotLoaded`: without its words the page has nothing to say.
 * @param more what is said from the beginning besides the first screen's
 */
export async function startI18n(locale: Locale, more: readonly PartName[] = []): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  loaded.clear();
  attempts.clear();
  for (const part of more) needed.add(part);
  await Promise.all([...new Set<PartName>(["first", ...more])].map((part) => attemptPart(locale, part)));
  await i18next.changeLanguage(locale);
}

/** Resolves once everything speaks it, or once it is no longer wanted; until then all speak as before. */
export async function changeLanguage(locale: Locale, signal?: AbortSignal): Promise<void> {
  for (let known = 0; known < needed.size; ) {
    known = needed.size; // while they come, something else may be said for the first time
    await Promise.all([...needed].map((part) => loadPart(locale, part, signal)));
  }
  await i18next.changeLanguage(locale);
}

/** Whether the texts of a part are there in the language that is spoken. */
export const hasTexts = (part: PartName): boolean => loaded.has(`${spokenLocale()} ${part}`);

/** Waits until the texts are there, however often that takes: before anything of them can be said. */
export async function loadTexts(parts: readonly PartName[], signal?: AbortSignal): Promise<void> {
  for (const part of parts) needed.add(part);
  let locale: Locale;
  do {
    locale = spokenLocale();
    await Promise.all(parts.map((part) => loadPart(locale, part, signal)));
  } while (locale !== spokenLocale()); // another language was chosen while they came
}

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

async function attemptPart(locale: Locale, name: PartName): Promise<void> {
  const part = partOf(locale, name);
  const [texts, formats] = await Promise.all([part?.attempt(), formattersOf(locale)?.attempt()]);
  add(locale, name, texts, formats);
}

async function loadPart(locale: Locale, name: PartName, signal?: AbortSignal): Promise<void> {
  const part = partOf(locale, name);
  const [texts, formats] = await Promise.all([part?.load(signal), formattersOf(locale)?.load(signal)]);
  add(locale, name, texts, formats);
}

function add(locale: Locale, part: PartName, texts: object = {}, formats: Formatters = {}): void {
  const name = `${locale} ${part}`;
  if (loaded.has(name)) return;
  for (const [formatter, format] of Object.entries(formats))
    i18next.services.formatter?.add(formatter, (value: unknown) => format(String(value)));
  i18next.addResourceBundle(locale, "translation", texts, true);
  loaded.add(name);
}
