/**
 * The part of a link that says what is open: a preset with its seed, or the figures that a scenario
 * is generated from, those at their default left out. Files do not fit into a link; their name
 * stands there so that whoever opens it learns what is missing. What is drawn with another derivation of
 * random streams than the newest, as all links of version 1 do, says so: `streams=1`.
 *
 * Form: `scenario=random&seed=7`, `scenario=generated&pms=100&vms=1000&mix=ramp:2,normal:1`,
 * `scenario=file:name.csv`
 */

import * as v from "valibot";
import type { StreamDerivation } from "../base/random.ts";
import { NEWEST_STREAMS, STREAM_DERIVATIONS } from "../base/random.ts";
import type { ScenarioSource } from "../runner/protocol.ts";
import type { ClassMix } from "../scenario/class-mix.ts";
import { emptyHalf, MIX_KEYS } from "../scenario/class-mix.ts";
import type { FigureKey, GeneratedFigures } from "../scenario/generated-figures.ts";
import {
  DEFAULT_FIGURES,
  FIGURE_KEYS,
  FIGURE_NAMES,
  findFigureProblem,
  readFigure,
} from "../scenario/generated-figures.ts";
import { presetNames } from "../scenario/presets/catalogue.ts";
import { readDemand } from "../scenario/read-number.ts";

/** The parts of a link that is being read. */
export interface LinkParts {
  /** The part as `schema` reads it, or `fallback`, in which case it is named unless it was absent. */
  read<T>(key: string, schema: v.GenericSchema<unknown, T>, fallback: T): T;
  /** The part as it stands there; null where it is absent. */
  text(key: string): string | null;
  /** Names a part that cannot be honoured, or only `item` of it, unless it is absent. */
  drop(key: string, item?: string): void;
}

const GENERATED = "generated";

export function encodeSource(source: ScenarioSource, parts: URLSearchParams): void {
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
        if (figures[key] !== DEFAULT_FIGURES[key]) parts.set(FIGURE_NAMES[key], String(figures[key]));
      if (figures.mix !== null) parts.set("mix", encodeMix(figures.mix));
      encodeStreams(source.streams, parts);
      return;
    }
    case "csv":
    case "json":
      parts.set("scenario", `file:${source.name}`);
  }
}

function encodeStreams(streams: StreamDerivation = NEWEST_STREAMS, parts: URLSearchParams): void {
  if (streams !== NEWEST_STREAMS) parts.set("streams", String(streams));
}

/** @param usual the derivation of random streams where the link names none */
export function decodeSource(parts: LinkParts, usual: StreamDerivation): ScenarioSource {
  const name = parts.read("scenario", v.picklist([...presetNames, GENERATED]), "paper");
  if (name === GENERATED) return { kind: "generate", figures: decodeFigures(parts), ...drawn() };
  const seed = parts.read("seed", v.nullable(figure("seed")), null);
  return { kind: "preset", name, seed, ...(name === "random" && drawn()) };

  function drawn(): { readonly streams?: StreamDerivation } {
    const streams = parts.read("streams", derivation, usual);
    return streams === NEWEST_STREAMS ? {} : { streams };
  }
}

const derivation = v.pipe(v.string(), v.transform(Number), v.picklist(STREAM_DERIVATIONS));

/** Sizes that do not go together are all left out: which of them was not meant cannot be known. */
function decodeFigures(parts: LinkParts): GeneratedFigures {
  const figures = { ...DEFAULT_FIGURES, mix: parts.read("mix", v.nullable(mix), null) };
  for (const key of FIGURE_KEYS) {
    figures[key] = parts.read(FIGURE_NAMES[key], figure(key), DEFAULT_FIGURES[key]);
  }
  if (findFigureProblem(figures) === null) return figures;
  for (const key of ["pms", "vms", "steps"] as const) {
    parts.drop(key);
    figures[key] = DEFAULT_FIGURES[key];
  }
  return figures;
}

const figure = (key: FigureKey) =>
  v.pipe(
    v.string(),
    v.transform((text) => readFigure(key, text)),
    v.check((read) => read.kind === "ok"),
    v.transform((read) => (read.kind === "ok" ? read.value : DEFAULT_FIGURES[key])),
  );

const encodeMix = (weights: ClassMix): string =>
  MIX_KEYS.flatMap((key) => (weights[key] === undefined ? [] : [`${key}:${weights[key]}`])).join(",");

const mix = v.pipe(
  v.string(),
  v.transform((text) => text.split(",").map((pair) => pair.split(":"))),
  v.check((pairs) => new Set(pairs.map(([key]) => key)).size === pairs.length),
  v.transform((pairs): ClassMix | null => {
    const weights: Partial<Record<(typeof MIX_KEYS)[number], number>> = {};
    for (const [name, text = "", ...others] of pairs) {
      const key = MIX_KEYS.find((known) => known === name);
      const weight = readDemand(text);
      if (key === undefined || weight.kind === "error" || others.length > 0) return null;
      weights[key] = weight.value;
    }
    return weights;
  }),
  v.check((weights) => weights !== null && emptyHalf(weights) === null),
);
