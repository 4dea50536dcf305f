/**
 * i18next, set up once: every key and language is typed, and of a language only what is said is loaded,
 * in the parts of `catalogue.ts`.
 */

import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "../../state/display.ts";
import type { PartName, Parts, PartTexts } from "./catalogue.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: Parts["first"] & Parts["panel"] & Parts["errors"] };
  }
}

interface Language {
  readonly parts: { readonly [P in PartName]: () => Promise<PartTexts<P>> };
  /** What its texts may do to a name, by the name of the formatter. */
  readonly formatters: () => Promise<Readonly<Record<string, (name: string) => string>>>;
}

const LANGUAGES: Readonly<Record<Locale, Language>> = {
  en: {
    parts: {
      first: async () => (await import("./en.ts")).en,
      panel: async () => (await import("./en-panel.ts")).panelTexts,
      errors: async () => (await import("./en-errors.ts")).errorTexts,
    },
    formatters: async () => ({}),
  },
  ko: {
    parts: {
      first: async () => (await import("./ko.ts")).ko,
      panel: async () => (await import("./ko-panel.ts")).panelTexts,
      errors: async () => (await import("./ko-errors.ts")).errorTexts,
    },
    formatters: async () => (await import("./ko-particles.ts")).particleFormatters,
  },
};

/** What somebody has said something of: every language that is spoken from then on has it. */
const needed = new Set<PartName>(["first"]);
const loaded = new Set<string>();

export async function startI18n(locale: Locale): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  loaded.clear();
  await changeLanguage(locale);
}

/** Resolves once everything speaks it. */
export async function changeLanguage(locale: Locale): Promise<void> {
  await Promise.all([...needed].map((part) => loadPart(locale, part)));
  await i18next.changeLanguage(locale);
}

/** Loads the texts of a part: to be awaited before anything of it is said. */
export async function loadTexts(part: PartName): Promise<void> {
  needed.add(part);
  await loadPart(i18next.language as Locale, part); // only locales of ours are ever set
}

async function loadPart(locale: Locale, part: PartName): Promise<void> {
  const name = `${locale} ${part}`;
  if (loaded.has(name)) return;
  const { parts, formatters } = LANGUAGES[locale];
  const [texts, formats] = await Promise.all([parts[part](), formatters()]);
  for (const [formatter, format] of Object.entries(formats))
    i18next.services.formatter?.add(formatter, (value: unknown) => format(String(value)));
  i18next.addResourceBundle(locale, "translation", texts, true);
  loaded.add(name);
}
