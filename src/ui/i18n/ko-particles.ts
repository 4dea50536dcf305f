/** Korean particles follow the sound of the name before them; names of machines end in a spoken digit. */

import { josa } from "es-hangul";

/** How the last digit of a name is spoken: "PM3" ends in the sound of 삼. */
const SPOKEN_DIGITS = ["영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"] as const;

/** Formatter name to the pair of forms that it chooses from. */
const PARTICLES = { 을: "을/를", 과: "와/과", 으로: "으로/로" } as const;

/** A name with the particle that follows its sound: "PM3" and 으로 give "PM3으로", "PM1" gives "PM1로". */
export function withParticle(name: string, particle: keyof typeof PARTICLES): string {
  const digit = SPOKEN_DIGITS[Number(name.at(-1))];
  return name + josa.pick(digit ?? name, PARTICLES[particle]);
}

/** By the name under which a text asks for one: `{{vm, 을}}`. */
export const particleFormatters: Readonly<Record<string, (name: string) => string>> = Object.fromEntries(
  (Object.keys(PARTICLES) as (keyof typeof PARTICLES)[]).map((particle) => [
    particle,
    (name: string) => withParticle(name, particle),
  ]),
);
