/**
 * The part of a link that says what was changed in a lane: `fork1` is the fork that the first lane
 * shows, `own1` what a promoted lane has for its own. Only what is shown goes into a link.
 *
 * Form: `fork1=NAME*m34.3.18.4~t34.3.0.81`: a name, and after the last star the interventions, each a
 * letter and its figures with points between them: those of its kind, in their order
 * (`engine/intervention.ts`). A list of VMs has hyphens between them, a vector commas.
 */

import { isWithin, plainText, readPlain } from "../base/decimal.ts";
import { pmId, stepOf, vmId } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import type { AnyKind, ByType, Intervention } from "../engine/intervention.ts";
import { doneWith, figuresOf, INTERVENTION_KINDS, kindOf } from "../engine/intervention.ts";
import type { FieldType, FieldTypes } from "../engine/interventions/kind.ts";
import type { Bounds } from "../scenario/limits.ts";
import {
  ADDED_LOAD,
  CAPACITY,
  MOST_ADDED_PMS,
  MOST_INTERVENTIONS,
  MOST_TEXT,
  THRESHOLD,
} from "../scenario/limits.ts";
import type { GivenFork } from "./fork-data.ts";
import type { LinkParts, Reader } from "./link-parts.ts";
import { figures, index } from "./link-parts.ts";

/** What was changed in a lane. */
export interface LaneChanges {
  /** Of a promoted lane: its own interventions, and its name. */
  readonly own: GivenFork | null;
  /** The fork that is shown. */
  readonly fork: GivenFork | null;
}

export const UNCHANGED: LaneChanges = { own: null, fork: null };

export const CHANGE_KINDS = ["own", "fork"] as const;

/** @param place of the lane, from 1 */
export const changeKey = (kind: keyof LaneChanges, place: number): string => `${kind}${place}`;

export function encodeChanges(changes: LaneChanges, place: number, parts: URLSearchParams): void {
  for (const kind of CHANGE_KINDS) {
    const fork = changes[kind];
    if (fork === null) continue;
    parts.set(changeKey(kind, place), `${fork.name}*${fork.interventions.map(encodeIntervention).join("~")}`);
  }
}

/**
 * Reads what was changed in a lane, within the limits of files (`scenario/limits.ts`). What cannot be
 * read of it is left out and named: one intervention, or the whole list where it is longer than a
 * file's may be or an added PM cannot be read.
 */
export function decodeChanges(place: number, parts: LinkParts): LaneChanges {
  const [own, fork] = CHANGE_KINDS.map((kind) => decodeFork(changeKey(kind, place), parts));
  return { own: own ?? null, fork: fork ?? null };
}

function decodeFork(key: string, parts: LinkParts): GivenFork | null {
  const text = parts.text(key);
  if (text === null) return null;
  const star = text.lastIndexOf("*");
  const list = text.slice(star + 1);
  const items = list === "" ? [] : list.split("~");
  const made = star === -1 || star > MOST_TEXT || isTooMuch(items) ? null : items.map(decodeIntervention);
  // Those after an added PM may name another by its number, which they would give to another.
  if (made === null || made.some((one, i) => one === null && isAddition(items[i]))) {
    parts.drop(key);
    return null;
  }
  const interventions = made.flatMap((one, i) => {
    if (one === null) parts.drop(key, items[i]);
    return one ?? [];
  });
  return { name: text.slice(0, star), interventions };
}

const LETTERS: ReadonlyMap<string, AnyKind> = new Map(INTERVENTION_KINDS.map((kind) => [kind.letter, kind]));

const isAddition = (item: string | undefined): boolean =>
  item !== undefined && LETTERS.get(item.charAt(0))?.brings !== undefined;

/** What no file may have, either. */
const isTooMuch = (items: readonly string[]): boolean =>
  items.length > MOST_INTERVENTIONS || items.filter(isAddition).length > MOST_ADDED_PMS;

export function encodeIntervention(made: Intervention): string {
  const figures = figuresOf(made).map((figure) => doneWith(WRITTEN, figure));
  return `${kindOf(made).letter}${figures.join(".")}`;
}

/** Null where it is none. What the scenario has is not asked here. */
function decodeIntervention(text: string): Intervention | null {
  const kind = LETTERS.get(text.charAt(0));
  if (kind === undefined) return null;
  const fields = Object.entries(kind.fields);
  const last = fields.length - 1;
  const texts = text.slice(1).split(".");
  const figures: [name: string, figure: FieldTypes[FieldType]][] = [];
  for (const [i, [name, type]] of fields.entries()) {
    // A figure may have a point of its own: that one stands last.
    const figure = READ[type](i === last ? texts.slice(last).join(".") : (texts[i] ?? ""));
    if (figure === null) return null;
    figures.push([name, figure]);
  }
  return { kind: kind.kind, ...Object.fromEntries(figures) } as Intervention; // it has the fields of its kind
}

const vectorText = (vector: ResourceVector): string => vector.map(plainText).join(",");

const WRITTEN: ByType<string> = {
  step: String,
  events: String,
  steps: String,
  vm: String,
  "other-vm": String,
  vms: (vms) => vms.join("-"),
  pm: String,
  threshold: plainText,
  capacity: vectorText,
  load: vectorText,
};

/** A whole number, as what it numbers. */
const numbered =
  <Id extends number>(id: (number: number) => Id): Reader<Id> =>
  (text) => {
    const number = index(text);
    return number === null ? null : id(number);
  };

/** Three figures, each within the bounds. */
const vectorWithin = (bounds: Bounds): Reader<ResourceVector> => {
  const read = figures(bounds, bounds, bounds);
  return (text) => {
    const [cpu, net, mem] = read(text) ?? [];
    return cpu === undefined || net === undefined || mem === undefined ? null : [cpu, net, mem];
  };
};

const vm = numbered(vmId);

const READ: { readonly [Type in FieldType]: Reader<FieldTypes[Type]> } = {
  step: numbered(stepOf),
  events: index,
  steps(text) {
    const steps = index(text);
    return steps === 0 ? null : steps;
  },
  vm,
  "other-vm": vm,
  vms(text) {
    const vms = text.split("-").map(vm);
    return vms.every((read) => read !== null) ? vms : null;
  },
  pm: numbered(pmId),
  threshold(text) {
    const value = readPlain(text);
    return isWithin(value, THRESHOLD) ? value : null;
  },
  capacity: vectorWithin(CAPACITY),
  load: vectorWithin(ADDED_LOAD),
};
