/**
 * Named random streams. Every purpose draws from a stream of its own, derived from the one seed of
 * the scenario and the purpose's name, so that no consumer's draws can shift another's: the demand
 * of VM 7 is the same whatever policy runs and whoever else asked first.
 */

import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/**
 * How a stream follows from seed and name. What was once drawn keeps the derivation that it was
 * drawn with; see `streams` in `docs/formats.md`.
 */
export const STREAM_DERIVATIONS = [1, 2] as const;
export type StreamDerivation = (typeof STREAM_DERIVATIONS)[number];

/** Uniform figures in [0, 1). */
export type RandomStream = () => number;

/** FNV-1a over the name, started from the seed, with a mixing finish so that close names give far seeds. */
function streamSeed(seed: number, name: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return mixBits(hash);
}

/** Spreads every bit of a 32-bit integer over all 32: the finish of MurmurHash3. Distinct integers stay distinct. */
function mixBits(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/**
 * @param seed any 32-bit integer
 * @param name the purpose, for example "demand/vm/7" or "policy/random-fit"
 */
export function createStream(seed: number, name: string): RandomStream {
  const generator = xoroshiro128plus(streamSeed(seed, name));
  return () => uniformFloat64(generator);
}

/**
 * A stream of which any figure can be had at once, without those before it: figure (i, j) is a
 * 32-bit hash of the stream's seed, its name, i and j, the same in any order of asking. For what is
 * too much to be drawn one after the other and kept. From i it gives the key that {@link bitsAt}
 * needs, so that a loop over j hashes i once.
 */
export type IndexedStream = (i: number) => number;

export function createIndexedStream(seed: number, name: string): IndexedStream {
  const start = streamSeed(seed, name);
  return (i) => mixBits(start ^ Math.imul(i, 0x9e3779b1));
}

/** Figure (i, j) of an indexed stream as 32 bits, from the key of i. */
export const bitsAt = (key: number, j: number): number => mixBits(key ^ Math.imul(j, 0x85ebca77));

/** The same as a uniform figure in [0, 1). */
export const uniformAt = (key: number, j: number): number => (bitsAt(key, j) >>> 0) / 2 ** 32;

/**
 * The figure below which a normally distributed one (mean 0, standard deviation 1) lies with
 * probability `p`, within 4.5e-4 (Abramowitz and Stegun 26.2.23).
 */
export function normalQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
  const tail =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return p < 0.5 ? -tail : tail;
}

/** A normally distributed figure with mean 0 and standard deviation 1 (Box-Muller, one of the pair). */
export function drawNormal(stream: RandomStream): number {
  const radius = Math.sqrt(-2 * Math.log(1 - stream()));
  return radius * Math.cos(2 * Math.PI * stream());
}
