/**
 * The part of a link that says what is open: a preset with its seed, or the figures that a scenario
 * is generated from, those at their default left out. Files do not fit into a link; their name
 * stands there so that whoever opens it learns what is missing. What is drawn with another derivation of
 * random streams than the newest says so: `streams=1`. What migrations go by stands there where somebody
 * has set it: MiB of a PM, MiB/s of the link, MiB/s written to.
 *
 * Form: `scenario=random&seed=7`, `scenario=generated&pms=100&vms=1000&mix=ramp:2,normal:1`,
 * `scenario=file:name.csv`, `migration=16384,119,10`
 */

import { isWithin, plainText, readPlain } from "../base/decimal.ts";
import type { StreamDerivation } from "../base/random.ts";
import { NEWEST_STREAMS, STREAM_DERIVATIONS } from "../base/random.ts";
import type { MigrationTerms } from "../engine/migration-cost.ts";
import type { ScenarioSource } from "../runner/protocol.ts";
import type { ClassMix, MixKey } from "../scenario/class-mix.ts";
import { emptyHalf, MIX_KEYS } from "../scenario/class-mix.ts";
import type { FigureKey, GeneratedFigures } from "../scenario/generated-figures.ts";
import {
  DEFAULT_FIGURES,
  FIGURE_KEYS,
  FIGURE_NAMES,
  findFigureProblem,
  readFigure,
} from "../scenario/generated-figures.ts";
import { MIGRATION, MOST_WEIGHT } from "../scenario/limits.ts";
import type { PresetName } from "../scenario/presets/catalogue.ts";
import { presetNames } from "../scenario/presets/catalogue.ts";
import type { LinkParts, Reader } from "./link-parts.ts";
import { figures, oneOf } from "./link-parts.ts";

const GENERATED = "generated";
const FILE = "file:";

export function encodeSource(source: ScenarioSource, parts: URLSearchParams): void {
  encodeOrigin(source, parts);
  if (source.migration !== undefined) parts.set("migration", encodeTerms(source.migration));
}

function encodeOrigin(source: ScenarioSource, parts: URLSearchParams): void {
  switch (source.kind) {
    case "preset":
      parts.set("scenario", source.name);
      if (source.seed !== null) parts.set("seed", String(source.seed));
      encodeStreams(source.streams, parts);
      return;
    case "generate": {
      const { figures } = source;
      parts.set("scenario", GENERATED);
      for (const key of FIGURE_KEYS)
        if (figures[key] !== DEFAULT_FIGURES[key]) parts.set(FIGURE_NAMES[key], plainText(figures[key]));
      if (figures.mix !== null) parts.set("mix", encodeMix(figures.mix));
      encodeStreams(source.streams, parts);
      return;
    }
    case "csv":
    case "json":
      parts.set("scenario", `${FILE}${source.name}`);
  }
}

function encodeStreams(streams: StreamDerivation = NEWEST_STREAMS, parts: URLSearchParams): void {
  if (streams !== NEWEST_STREAMS) parts.set("streams", String(streams));
}

/** What a link opens. */
interface LinkedSource {
  readonly source: ScenarioSource;
  /** The file that the link shows and cannot carry; null where it shows none. */
  readonly file: string | null;
  /** Whether the source is what the link names. */
  readonly isThere: boolean;
}

type LinkedName =
  | { readonly kind: "drawn"; readonly name: PresetName | typeof GENERATED }
  | { readonly kind: "file"; readonly name: string };

const drawnName = oneOf<PresetName | typeof GENERATED>([...presetNames, GENERATED]);

const linkedName: Reader<LinkedName> = (text) => {
  if (text.startsWith(FILE)) return { kind: "file", name: text.slice(FILE.length) };
  const name = drawnName(text);
  return name === null ? null : { kind: "drawn", name };
};

export function decodeSource(parts: LinkParts): LinkedSource {
  const linked = decodeOrigin(parts);
  const read = parts.read("migration", figures(MIGRATION.memory, MIGRATION.link, MIGRATION.dirty));
  if (read === null) return linked;
  const [memory = Number.NaN, link = Number.NaN, dirty = Number.NaN] = read;
  return { ...linked, source: { ...linked.source, migration: { memory, link, dirty } } };
}

const encodeTerms = ({ memory, link, dirty }: MigrationTerms): string =>
  [memory, link, dirty].map(plainText).join(",");

function decodeOrigin(parts: LinkParts): LinkedSource {
  const named = parts.read("scenario", linkedName);
  const name = named?.kind === "drawn" ? named.name : "paper";
  const file = named?.kind === "file" ? named.name : null;
  const isThere = named?.kind === "drawn" || parts.text("scenario") === null;
  const drawn = (): { readonly streams?: StreamDerivation } => {
    const streams = parts.read("streams", oneOf(STREAM_DERIVATIONS)) ?? NEWEST_STREAMS;
    return streams === NEWEST_STREAMS ? {} : { streams };
  };
  if (name === GENERATED)
    return { source: { kind: "generate", figures: decodeFigures(parts), ...drawn() }, file, isThere };
  const seed = parts.read("seed", figure("seed"));
  return { source: { kind: "preset", name, seed, ...(name === "random" && drawn()) }, file, isThere };
}

/** Sizes that do not go together are all left out: which of them was not meant cannot be known. */
function decodeFigures(parts: LinkParts): GeneratedFigures {
  const figures = { ...DEFAULT_FIGURES, mix: parts.read("mix", mix) };
  for (const key of FIGURE_KEYS)
    figures[key] = parts.read(FIGURE_NAMES[key], figure(key)) ?? DEFAULT_FIGURES[key];
  if (findFigureProblem(figures) === null) return figures;
  for (const key of ["pms", "vms", "steps"] as const) {
    parts.drop(key);
    figures[key] = DEFAULT_FIGURES[key];
  }
  return figures;
}

const figure =
  (key: FigureKey): Reader<number> =>
  (text) => {
    const read = Number.isNaN(readPlain(text)) ? null : readFigure(key, text);
    return read?.kind === "ok" ? read.value : null;
  };

const encodeMix = (weights: ClassMix): string =>
  MIX_KEYS.flatMap((key) => (weights[key] === undefined ? [] : [`${key}:${plainText(weights[key])}`])).join(
    ",",
  );

const mix: Reader<ClassMix> = (text) => {
  const weights: Partial<Record<MixKey, number>> = {};
  for (const pair of text.split(",", MIX_KEYS.length + 1)) {
    const [name, figure = "", ...others] = pair.split(":");
    const key = MIX_KEYS.find((known) => known === name);
    const weight = readPlain(figure);
    if (key === undefined || weights[key] !== undefined || others.length > 0) return null;
    if (!isWithin(weight, [0, MOST_WEIGHT])) return null;
    weights[key] = weight;
  }
  return emptyHalf(weights) === null ? weights : null;
};
