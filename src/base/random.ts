/**
 * Named random streams. Every purpose draws from a stream of its own, derived from the one seed of
 * the scenario and the purpose's name, so that no consumer's draws can shift another's: the demand
 * of VM 7 is the same whatever policy runs and whoever else asked first.
 */

import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Uniform figures in [0, 1). */
export type RandomStream = () => number;

/** FNV-1a over the name, started from the seed, with a mixing finish so that close names give far seeds. */
function streamSeed(seed: number, name: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
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

/** A normally distributed figure with mean 0 and standard deviation 1 (Box-Muller, one of the pair). */
export function drawNormal(stream: RandomStream): number {
  const radius = Math.sqrt(-2 * Math.log(1 - stream()));
  return radius * Math.cos(2 * Math.PI * stream());
}
