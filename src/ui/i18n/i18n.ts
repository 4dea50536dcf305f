/** i18next, set up once: both catalogues are bundled, and every key and language is typed. */

import { josa } from "es-hangul";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "../../state/display.ts";
import { en } from "./en.ts";
import { ko } from "./ko.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

/** How the last digit of a name is spoken: "PM3" ends in the sound of 삼. */
const SPOKEN_DIGITS = ["영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"] as const;

/** Formatter name to the pair of forms that it chooses from. */
const PARTICLES = { 을: "을/를", 과: "와/과", 으로: "으로/로" } as const;

/** A name with the particle that follows its sound: "PM3" and 으로 give "PM3으로", "PM1" gives "PM1로". */
export function withParticle(name: string, particle: keyof typeof PARTICLES): string {
  const digit = SPOKEN_DIGITS[Number(name.at(-1))];
  return name + josa.pick(digit ?? name, PARTICLES[particle]);
}

export async function startI18n(locale: Locale): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: { en: { translation: en }, ko: { translation: ko } },
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  for (const particle of Object.keys(PARTICLES) as (keyof typeof PARTICLES)[]) {
    i18next.services.formatter?.add(particle, (name: unknown) => withParticle(String(name), particle));
  }
}
