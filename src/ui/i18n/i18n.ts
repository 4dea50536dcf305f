/** i18next, set up once: every key and language is typed, and a language is loaded when it is first asked for. */

import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "../../state/display.ts";
import type { Catalogue, en } from "./en.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

interface Language {
  readonly texts: Catalogue;
  /** What its texts may do to a name, by the name of the formatter. */
  readonly formatters: Readonly<Record<string, (name: string) => string>>;
}

const LANGUAGES: Readonly<Record<Locale, () => Promise<Language>>> = {
  en: async () => ({ texts: (await import("./en.ts")).en, formatters: {} }),
  ko: async () => {
    const [{ ko }, { particleFormatters }] = await Promise.all([
      import("./ko.ts"),
      import("./ko-particles.ts"),
    ]);
    return { texts: ko, formatters: particleFormatters };
  },
};

export async function startI18n(locale: Locale): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  await changeLanguage(locale);
}

/** Resolves once everything speaks it. */
export async function changeLanguage(locale: Locale): Promise<void> {
  if (!i18next.hasResourceBundle(locale, "translation")) {
    const { texts, formatters } = await LANGUAGES[locale]();
    for (const [name, format] of Object.entries(formatters))
      i18next.services.formatter?.add(name, (value: unknown) => format(String(value)));
    i18next.addResourceBundle(locale, "translation", texts);
  }
  await i18next.changeLanguage(locale);
}
