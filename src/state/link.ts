/**
 * The URL's fragment: everything that is on the screen, versioned, short, readable. What stands at
 * its default is left out. Reading never fails: what cannot be read is dropped and named, and the
 * nearest thing that can be shown is shown. Files do not fit into a link; it says so.
 *
 * Form: `#v=2&scenario=random&seed=7&policies=sandpiper-2008,scoa~sourceLoad:after&fork1=mine*m34.3.18.4&at=34.3&view=cpu-net&...`
 */

import * as v from "valibot";
import { stepOf } from "../base/ids.ts";
import { NEWEST_STREAMS } from "../base/random.ts";
import type { Parameters } from "../policies/policy.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { resolvePolicy } from "../policies/registry.ts";
import type { ScenarioSource } from "../runner/protocol.ts";
import type { CameraPose, Vec3 } from "../view/space-projection.ts";
import { DEFAULT_CAMERA } from "../view/space-projection.ts";
import type { Display } from "./display.ts";
import { DEFAULT_DISPLAY, LOCALES, METRICS, PANELS, THEMES, TRAILS, VIEW_MODES } from "./display.ts";
import type { LaneChanges } from "./link-forks.ts";
import { decodeChanges, encodeChanges, UNCHANGED } from "./link-forks.ts";
import { decodeSource, encodeSource } from "./link-source.ts";
import type { Position } from "./playback.ts";
import { SPEEDS } from "./playback.ts";
import { MAX_LANES } from "./session.ts";

/** Links of version 1 are read as they were: what they draw from a seed is drawn as it was then. */
const VERSION = "2";
const VERSIONS = ["1", VERSION] as const;

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
export const DEFAULT_CHOICES: readonly PolicyChoice[] = [chosen("sandpiper-2008"), chosen("scoa")];

function chosen(id: string): PolicyChoice {
  const choice = resolvePolicy(id);
  if (choice.kind === "error") throw new Error(`assertion failed: ${choice.error}`);
  return choice.value;
}

/** The fragment for a state, with its `#`. `displayDefaults` are what this reader gets without a link. */
export function encodeLink(state: LinkState, displayDefaults: Display = DEFAULT_DISPLAY): string {
  const { display } = state;
  const parts = new URLSearchParams({ v: VERSION });
  encodeSource(state.source, parts);
  parts.set("policies", state.choices.map(encodeChoice).join(","));
  for (const [i, changes] of state.changes.entries()) encodeChanges(changes, i + 1, parts);
  if (state.at !== null) parts.set("at", encodePosition(state.at));
  if (state.speed !== null) parts.set("speed", String(state.speed));
  if (state.selectedPm !== null) parts.set("pm", String(state.selectedPm));
  if (state.selectedVm !== null) parts.set("vm", String(state.selectedVm));
  if (display.mode !== displayDefaults.mode) parts.set("view", display.mode);
  if (display.metric !== displayDefaults.metric) parts.set("chart", display.metric);
  if (display.trailHours !== displayDefaults.trailHours) parts.set("trail", String(display.trailHours));
  if (display.theme !== displayDefaults.theme) parts.set("theme", display.theme);
  if (display.panel !== null) parts.set("panel", display.panel);
  if (state.camera !== null) parts.set("camera", encodeCamera(state.camera));
  parts.set("lang", display.locale);
  return `#${parts.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%7E", "~")}`;
}

/** Reads a fragment. `dropped` names the parts that could not be honoured, as they stand in the link. */
export function decodeLink(
  fragment: string,
  displayDefaults: Display = DEFAULT_DISPLAY,
): { readonly state: LinkState; readonly dropped: readonly string[] } {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const dropped: string[] = [];
  /** What was asked for. A part that nobody asks for is unknown, or does not go with the others. */
  const asked = new Set<string>();
  const drop = (key: string, item?: string): void => {
    const text = parts.get(key);
    if (text !== null) dropped.push(`${key}=${item ?? text}`);
  };
  const text = (key: string): string | null => {
    asked.add(key);
    return parts.get(key);
  };
  const read = <T>(key: string, schema: v.GenericSchema<unknown, T>, fallback: T): T => {
    const found = text(key);
    if (found === null) return fallback;
    const result = v.safeParse(schema, found);
    if (result.success) return result.output;
    drop(key);
    return fallback;
  };
  // A link that names no version is as old as the first.
  const version = parts.size > 0 ? read("v", v.picklist(VERSIONS), VERSIONS[0]) : VERSION;

  const source = decodeSource({ read, text, drop }, version === VERSION ? NEWEST_STREAMS : 1);
  // What was changed in a scenario that is not there means nothing in another: those parts are not asked for.
  const isThere = !dropped.some((part) => part.startsWith("scenario="));
  const lanes = readChoices(read("policies", v.nullable(v.string()), null), dropped);
  const state: LinkState = {
    source,
    choices: lanes.map(({ choice }) => choice),
    changes: lanes.map(({ place }) => (isThere ? decodeChanges(place, { read, text, drop }) : UNCHANGED)),
    at: read("at", v.nullable(position), null),
    speed: read("speed", v.nullable(v.pipe(v.string(), v.transform(Number), v.picklist(SPEEDS))), null),
    selectedPm: read("pm", v.nullable(index), null),
    selectedVm: read("vm", v.nullable(index), null),
    display: {
      ...displayDefaults,
      mode: read("view", v.picklist(VIEW_MODES), displayDefaults.mode),
      metric: read("chart", v.picklist(METRICS), displayDefaults.metric),
      trailHours: read("trail", v.pipe(integer, v.picklist(TRAILS)), displayDefaults.trailHours),
      theme: read("theme", v.picklist(THEMES), displayDefaults.theme),
      locale: read("lang", v.picklist(LOCALES), displayDefaults.locale),
      panel: read("panel", v.nullable(v.picklist(PANELS)), null),
    },
    camera: read("camera", v.nullable(camera), null),
  };
  for (const key of new Set(parts.keys())) if (!asked.has(key)) drop(key);
  return { state, dropped };
}

const integer = v.pipe(v.string(), v.regex(/^-?\d{1,10}$/), v.transform(Number));

const index = v.pipe(integer, v.minValue(0));

const position = v.pipe(
  v.string(),
  v.regex(/^\d{1,9}(\.\d{1,9}){0,2}$/),
  v.transform((text): Position => {
    const [step = 0, action = 0, reason = 0] = text.split(".").map(Number);
    return reason === 0 ? { step: stepOf(step), action } : { step: stepOf(step), action, reason };
  }),
);

/** `34.3`, inside a deliberation `34.3.5`. */
export const encodePosition = ({ step, action, reason = 0 }: Position): string =>
  reason === 0 ? `${step}.${action}` : `${step}.${action}.${reason}`;

/** Azimuth, elevation, zoom, and the point in the middle where it is not the box's. */
const camera = v.pipe(
  v.string(),
  v.regex(/^-?\d+(\.\d+)?,-?\d+(\.\d+)?,\d+(\.\d+)?(,-?\d+(\.\d+)?){0,3}$/),
  v.transform((text): CameraPose => {
    const [azimuth = 0, elevation = 0, zoom = 1, x, y, z] = text.split(",").map(Number);
    const target: Vec3 | null = x === undefined || y === undefined || z === undefined ? null : [x, y, z];
    return { azimuth, elevation, zoom, target: target ?? DEFAULT_CAMERA.target };
  }),
  v.check(({ elevation, zoom }) => Math.abs(elevation) <= 90 && zoom > 0),
);

function encodeCamera({ azimuth, elevation, zoom, target }: CameraPose): string {
  const angles = `${azimuth.toFixed(1)},${elevation.toFixed(1)},${zoom.toFixed(2)}`;
  const centred = target.every((figure, i) => figure === DEFAULT_CAMERA.target[i]);
  return centred ? angles : `${angles},${target.map((figure) => figure.toFixed(2)).join(",")}`;
}

/** `scoa~sourceLoad:after`: the id, then each parameter that is not at its default. */
function encodeChoice({ policy, parameters }: PolicyChoice): string {
  const defaults = chosen(policy).parameters;
  const changed = Object.entries(parameters).filter(([key, value]) => defaults[key] !== value);
  return [policy, ...changed.map(([key, value]) => `${key}:${value}`)].join("~");
}

/** A lane's policy, and its place among those that the link names, from 1. */
interface LinkedLane {
  readonly choice: PolicyChoice;
  readonly place: number;
}

const placed = (choice: PolicyChoice, i: number): LinkedLane => ({ choice, place: i + 1 });

function readChoices(text: string | null, dropped: string[]): readonly LinkedLane[] {
  if (text === null) return DEFAULT_CHOICES.map(placed);
  const lanes = text.split(",").flatMap((part, i) => {
    const [id = "", ...pairs] = part.split("~");
    const entries = pairs.map((pair) => pair.split(":"));
    const parameters: Parameters = Object.fromEntries(entries);
    const choice = resolvePolicy(id, parameters);
    if (choice.kind === "ok" && entries.every((entry) => entry.length === 2))
      return [placed(choice.value, i)];
    dropped.push(`policies=${part}`);
    return [];
  });
  for (const { choice } of lanes.slice(MAX_LANES)) dropped.push(`policies=${encodeChoice(choice)}`);
  return lanes.length === 0 ? DEFAULT_CHOICES.map(placed) : lanes.slice(0, MAX_LANES);
}
