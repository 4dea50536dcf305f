/**
 * The URL's fragment: everything that is on the screen, versioned, short, readable. What stands at
 * its default is left out. Reading never fails: what cannot be read is dropped and named, and the
 * nearest thing that can be shown is shown. Files do not fit into a link; it says so.
 *
 * Form: `#v=3&scenario=random&seed=7&policies=sandpiper-2008,scoa~sourceLoad:after&fork1=mine*m34.3.18.4&at=34.3&view=cpu-net&...`
 */

import { assert } from "../base/assert.ts";
import { plainText, readPlain } from "../base/decimal.ts";
import { stepOf } from "../base/ids.ts";
import { changedDamping } from "../policies/damping.ts";
import { DEFAULT_CHOICES } from "../policies/defaults.ts";
import type { Parameters } from "../policies/policy.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { findPolicy, resolvePolicy, withDefaults } from "../policies/registry.ts";
import type { ScenarioSource } from "../runner/protocol.ts";
import { isSamePlace, vec3 } from "../view/picture/scene-vector.ts";
import type { CameraPose } from "../view/picture/space-projection.ts";
import { DEFAULT_CAMERA, TARGET_RANGE } from "../view/picture/space-projection.ts";
import type { Display, Fold } from "./display.ts";
import {
  DEFAULT_DISPLAY,
  FOLDS,
  LOCALES,
  METRICS,
  PANEL_PLACES,
  PANELS,
  SPACE_REACHES,
  TEXT_SCALES,
  THEMES,
  TRAILS,
  VIEW_MODES,
} from "./display.ts";
import type { LaneChanges } from "./link-forks.ts";
import { decodeChanges, encodeChanges, UNCHANGED } from "./link-forks.ts";
import { decodePages, encodePages } from "./link-pages.ts";
import type { LinkParts, Reader } from "./link-parts.ts";
import { createLinkParts, figures, index, oneOf } from "./link-parts.ts";
import { decodeSource, encodeSource } from "./link-source.ts";
import type { NewerLink } from "./link-version.ts";
import { LINK_VERSION, linkVersion, VERSION_KEY } from "./link-version.ts";
import type { Position } from "./playback.ts";
import { SPEEDS } from "./playback.ts";
import { MAX_LANES } from "./session.ts";

/** What a link says. */
export interface LinkState {
  readonly source: ScenarioSource;
  readonly choices: readonly PolicyChoice[];
  /** What was changed in each of the lanes, in their order. */
  readonly changes: readonly LaneChanges[];
  readonly at: Position | null;
  readonly speed: number | null;
  readonly selectedPm: number | null;
  readonly selectedVm: number | null;
  readonly display: Display;
  /** Null: where the space is seen from by default. */
  readonly camera: CameraPose | null;
}

export const DEFAULT_SOURCE: ScenarioSource = { kind: "preset", name: "paper", seed: null };

/** The fragment for a state, with its `#`. `displayDefaults` are what this reader gets without a link. */
export function encodeLink(state: LinkState, displayDefaults: Display = DEFAULT_DISPLAY): string {
  const { display } = state;
  const parts = new URLSearchParams({ [VERSION_KEY]: String(LINK_VERSION) });
  encodeSource(state.source, parts);
  parts.set("policies", state.choices.map(encodeChoice).join(","));
  for (const [i, changes] of state.changes.entries()) encodeChanges(changes, i + 1, parts);
  if (state.at !== null) parts.set("at", encodePosition(state.at));
  if (state.speed !== null) parts.set("speed", plainText(state.speed));
  if (state.selectedPm !== null) parts.set("pm", String(state.selectedPm));
  if (state.selectedVm !== null) parts.set("vm", String(state.selectedVm));
  encodePages(display, displayDefaults, parts);
  if (display.mode !== displayDefaults.mode) parts.set("view", display.mode);
  if (display.space !== displayDefaults.space) parts.set("space", display.space);
  if (display.metric !== displayDefaults.metric) parts.set("chart", display.metric);
  if (display.trailHours !== displayDefaults.trailHours) parts.set("trail", String(display.trailHours));
  if (display.showsSight) parts.set("sees", SHOWN);
  if (display.theme !== displayDefaults.theme) parts.set("theme", display.theme);
  if (display.textScale !== displayDefaults.textScale) parts.set("scale", String(display.textScale));
  if (display.panel !== null) parts.set("panel", display.panel);
  if (display.panelPlace !== displayDefaults.panelPlace) parts.set("place", display.panelPlace);
  if (display.large !== null) parts.set("large", String(display.large));
  for (const [key, isFolded] of FOLD_KEYS) {
    const bands = FOLDS.filter((band) => display.folds[band] === isFolded);
    if (bands.length > 0) parts.set(key, bands.join(","));
  }
  if (state.camera !== null) parts.set("camera", encodeCamera(state.camera));
  parts.set("lang", display.locale);
  return `#${parts.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%7E", "~")}`;
}

/** A link, and what of it cannot be shown. */
export interface ReadLink {
  readonly state: LinkState;
  /** The parts that could not be honoured, as they stand in the link. */
  readonly dropped: readonly string[];
  /** The file that the link shows and cannot carry. */
  readonly file: string | null;
  /** Where it was made by a newer version of the page, of which this one does not know what it says. */
  readonly newer: NewerLink | null;
}

/** Reads a fragment of any version. */
export function decodeLink(fragment: string, displayDefaults: Display = DEFAULT_DISPLAY): ReadLink {
  const parts = createLinkParts(fragment);
  const { read, newer, dropped } = parts;
  read(VERSION_KEY, linkVersion);
  const { source, file, isThere } = decodeSource(parts);
  const policies = parts.text("policies");
  const lanes = policies === null ? DEFAULT_CHOICES.map(placed) : readChoices(policies, parts);
  const state: LinkState = {
    source,
    choices: lanes.map(({ choice }) => choice),
    // What was changed in a scenario that is not there means nothing in another: those parts are not asked for.
    changes: lanes.map(({ place }) => (isThere ? decodeChanges(place, parts) : UNCHANGED)),
    at: read("at", position),
    speed: read("speed", oneOf(SPEEDS)),
    selectedPm: read("pm", index),
    selectedVm: read("vm", index),
    display: {
      ...displayDefaults,
      ...decodePages(parts, displayDefaults),
      mode: read("view", oneOf(VIEW_MODES)) ?? displayDefaults.mode,
      space: read("space", oneOf(SPACE_REACHES)) ?? displayDefaults.space,
      metric: read("chart", oneOf(METRICS)) ?? displayDefaults.metric,
      trailHours: read("trail", oneOf(TRAILS)) ?? displayDefaults.trailHours,
      showsSight: read("sees", oneOf([SHOWN])) !== null,
      theme: read("theme", oneOf(THEMES)) ?? displayDefaults.theme,
      locale: read("lang", oneOf(LOCALES)) ?? displayDefaults.locale,
      textScale: read("scale", oneOf(TEXT_SCALES)) ?? displayDefaults.textScale,
      panel: read("panel", oneOf(PANELS)),
      panelPlace: read("place", oneOf(PANEL_PLACES)) ?? displayDefaults.panelPlace,
      large: read("large", place),
      folds: Object.fromEntries(
        FOLD_KEYS.flatMap(([key, isFolded]) => (read(key, folds) ?? []).map((band) => [band, isFolded])),
      ),
    },
    camera: read("camera", camera),
  };
  parts.dropRest();
  return { state, dropped, file, newer };
}

const place: Reader<number> = (text) => {
  const number = index(text);
  return number !== null && number >= 1 && number <= MAX_LANES ? number : null;
};

/** The bands that somebody has folded, and those that somebody has opened. */
const FOLD_KEYS = [
  ["fold", true],
  ["open", false],
] as const;

/** That what policies see is drawn. */
const SHOWN = "shown";

const folds: Reader<readonly Fold[]> = (text) => {
  const named = text.split(",").map(oneOf(FOLDS));
  const folded = FOLDS.filter((fold) => named.includes(fold));
  return folded.length === named.length ? folded : null;
};

const position: Reader<Position> = (text) => {
  const [step, action = 0, reason = 0, ...others] = text.split(".", 4).map(index);
  if (step === undefined || step === null || action === null || reason === null || others.length > 0)
    return null;
  return reason === 0 ? { step: stepOf(step), action } : { step: stepOf(step), action, reason };
};

/** `34.3`, inside a deliberation `34.3.5`. */
export const encodePosition = ({ step, action, reason = 0 }: Position): string =>
  reason === 0 ? `${step}.${action}` : `${step}.${action}.${reason}`;

/** What the camera cannot show is brought into what it can (`space/camera-link.ts`); these are angles and places at all. */
const ANGLES = figures([-360, 360], [-90, 90], [0.01, 100]);
const ANGLES_AND_TARGET = figures(
  [-360, 360],
  [-90, 90],
  [0.01, 100],
  TARGET_RANGE,
  TARGET_RANGE,
  TARGET_RANGE,
);

/** Azimuth, elevation, zoom, and the point in the middle where it is not the box's. */
const camera: Reader<CameraPose> = (text) => {
  const read = ANGLES(text) ?? ANGLES_AND_TARGET(text);
  if (read === null) return null;
  const [azimuth = 0, elevation = 0, zoom = 1, x, y, z] = read;
  const isMiddle = x === undefined || y === undefined || z === undefined;
  return { azimuth, elevation, zoom, target: isMiddle ? DEFAULT_CAMERA.target : vec3(x, y, z) };
};

function encodeCamera({ azimuth, elevation, zoom, target }: CameraPose): string {
  const angles = [fixed(azimuth, 1), fixed(elevation, 1), fixed(zoom, 2)];
  const { x, y, z } = target;
  const centred = isSamePlace(target, DEFAULT_CAMERA.target);
  return [...angles, ...(centred ? [] : [x, y, z].map((figure) => fixed(figure, 2)))].join(",");
}

function fixed(figure: number, decimals: number): string {
  assert(Number.isFinite(figure), `a figure of the camera is ${figure}`);
  return figure.toFixed(decimals);
}

/** `scoa~sourceLoad:after~damp.cooldown:2`: the id, then each parameter that is not at its default, then what is damped. */
function encodeChoice({ policy, parameters, damping }: PolicyChoice): string {
  const defaults = withDefaults(policy).parameters;
  const changed = [
    ...Object.entries(parameters).filter(([key, value]) => defaults[key] !== value),
    ...Object.entries(changedDamping(damping)).map(([key, value]) => [`${DAMP}${key}`, value] as const),
  ];
  const textOf = (value: string | number): string => (typeof value === "number" ? plainText(value) : value);
  return [policy, ...changed.map(([key, value]) => `${key}:${textOf(value)}`)].join("~");
}

/** Before the keys of damping: no parameter of a policy has a point in its key. */
const DAMP = "damp.";

/** A lane's policy, and its place among those that the link names, from 1. */
interface LinkedLane {
  readonly choice: PolicyChoice;
  readonly place: number;
}

const placed = (choice: PolicyChoice, i: number): LinkedLane => ({ choice, place: i + 1 });

/** Once there are as many as there can be, the others are named and not looked at. */
function readChoices(text: string, parts: LinkParts): readonly LinkedLane[] {
  const lanes: LinkedLane[] = [];
  for (const [i, part] of text.split(",").entries()) {
    const choice = lanes.length < MAX_LANES ? readChoice(part) : null;
    if (choice === null) parts.drop("policies", part);
    else lanes.push(placed(choice, i));
  }
  return lanes.length === 0 ? DEFAULT_CHOICES.map(placed) : lanes;
}

const readChoice: Reader<PolicyChoice> = (text) => {
  const [id = "", ...pairs] = text.split("~");
  if (findPolicy(id) === undefined) return null;
  const entries = pairs.map((pair) => pair.split(":"));
  const given: Parameters = Object.fromEntries(entries);
  const isOnce = Object.keys(given).length === pairs.length;
  if (!isOnce || entries.some((entry) => entry.length !== 2)) return null;
  const isDamp = ([key = ""]: readonly string[]): boolean => key.startsWith(DAMP);
  const own: Parameters = Object.fromEntries(entries.filter((entry) => !isDamp(entry)));
  const damp: Parameters = Object.fromEntries(
    entries.filter(isDamp).map(([key = "", value = ""]) => [key.slice(DAMP.length), value]),
  );
  const choice = resolvePolicy(id, own, damp);
  if (choice.kind === "error") return null;
  const { parameters, damping = {} } = choice.value;
  const arePlain = (read: Parameters, texts: Parameters): boolean =>
    Object.entries(read).every(
      ([key, value]) =>
        typeof value === "string" || texts[key] === undefined || readPlain(String(texts[key])) === value,
    );
  return arePlain(parameters, own) && arePlain(damping, damp) ? choice.value : null;
};
