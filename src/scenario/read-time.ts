/**
 * Times in text, as milliseconds since 1970: ISO 8601 (a date, or a date and a time of day, with `T`
 * or a space between them; without a zone it is UTC), or a figure of seconds or milliseconds since
 * 1970. Which of the two a figure is, its size says: below 1e11 it is seconds, up to the year 5138;
 * from there on, up to 1e14, milliseconds, from 1973 to the same year. Larger ones are micro- or
 * nanoseconds, which are not read.
 */

import { present } from "../base/assert.ts";
import { MS_A_MINUTE } from "../base/step-time.ts";
import { instantText } from "./instant.ts";

const MS = 1000;
const SECONDS_BELOW = 1e11;
const MILLISECONDS_BELOW = 1e14;

const FIGURE = /^\d+(\.\d+)?$/;
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?: ?(Z|z|UTC|[+-]\d\d(?::?\d\d)?))?)?$/;

/** Whole milliseconds since 1970, or NaN where the text is no time. Spaces around it do not count. */
export function readTime(text: string): number {
  const trimmed = text.trim();
  return FIGURE.test(trimmed) ? readEpoch(Number(trimmed)) : readIso(trimmed);
}

function readEpoch(figure: number): number {
  if (figure < SECONDS_BELOW) return Math.round(figure * MS);
  return figure < MILLISECONDS_BELOW ? Math.round(figure) : Number.NaN;
}

function readIso(text: string): number {
  const match = ISO.exec(text);
  if (match === null) return Number.NaN;
  const part = (i: number): number => Number(match[i] ?? "0"); // what is not written is the beginning of what is
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  const zone = readZone(match[8] ?? "Z");
  if (year < 1 || year > 9998) return Number.NaN; // in UTC it might be a year of more or fewer digits
  if (hour > 23 || minute > 59 || second > 59 || zone === null) return Number.NaN;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return Number.NaN; // 30 February
  const fraction = Math.round(Number(`0.${match[7] ?? "0"}`) * MS);
  return date.getTime() + (hour * 60 + minute - zone) * MS_A_MINUTE + second * MS + fraction;
}

/** Minutes ahead of UTC; null where no zone is so far off. */
function readZone(text: string): number | null {
  if (/^(Z|UTC)$/i.test(text)) return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(":", ""));
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** Whether a text is a figure of less than `least`. */
export const isFigureBelow = (text: string, least: number): boolean =>
  FIGURE.test(text.trim()) && Number(text) < least;

const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:[Tt ]?(\d\d)(\d\d)(\d\d)?([Zz])?)?$/;

/**
 * A date written without its signs (`20260501`, `202605011300`, `20260501T130000Z`) as it is to be
 * written, or null. As figures these would be times, too, but ones that nobody means.
 */
export function spellOutDate(text: string): string | null {
  const match = COMPACT.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = "00", zone = ""] = match;
  const date = `${year}-${month}-${day}`;
  const spelled = hour === undefined ? date : `${date}T${hour}:${minute}:${second}${zone}`;
  return Number.isNaN(readIso(spelled)) ? null : spelled;
}

/**
 * A time in the form that `example`, itself a time, has: a figure of the same unit, or ISO 8601 with
 * its zone and its sign before the time of day. What does not fit in that form is written in full.
 */
export function timeTextLike(example: string, ms: number): string {
  const trimmed = example.trim();
  if (FIGURE.test(trimmed)) return String(Number(trimmed) < SECONDS_BELOW ? ms / MS : ms);
  const match = ISO.exec(trimmed);
  const zone = match?.[8] ?? "Z";
  const [date = "", time = ""] = instantText(
    ms + present(readZone(zone), "the zone of a time") * MS_A_MINUTE,
  ).split(/[TZ]/);
  if (match?.[4] === undefined && time === "00:00:00") return date;
  const sign = trimmed[date.length] ?? "T";
  const short = match?.[4] !== undefined && match[6] === undefined;
  return `${date}${sign}${short ? time.replace(/:00$/, "") : time}${endingOf(trimmed, match?.[8])}`;
}

/** The zone as it stands at the end of a time, with the space before it. */
const endingOf = (time: string, zone: string | undefined): string => {
  if (zone === undefined) return "";
  return `${time.at(-zone.length - 1) === " " ? " " : ""}${zone}`;
};
