/**
 * A scenario as a file that the browser saves. It is written in slices, so that the page goes on
 * meanwhile, and in blocks that the browser takes over as they are full, so that the text of a large
 * table never is in the page's memory as a whole.
 */

import { createPart } from "../../base/part.ts";
import { printable } from "../../base/printable.ts";
import type { Progress } from "../../runner/protocol.ts";
import { inSlices } from "../../runner/slices.ts";
import type { TextPiece } from "../../scenario/encode-scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";

const ENCODE = createPart(
  () => import("../../scenario/encode-scenario.ts"),
  (module) => module.encodeScenario,
);

const TYPE = "application/json";

/** Characters of a block. */
const BLOCK = 1 << 22;

/** How long the browser may take to begin to read what it saves. */
const KEEP_MS = 60_000;

interface SavingOptions {
  /** Aborting it rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** `done` is a share of `total`, which is 1. */
  readonly onProgress: (progress: Progress) => void;
}

/** What writes it is loaded once something is saved. */
export async function scenarioBlob(scenario: Scenario, { signal, onProgress }: SavingOptions): Promise<Blob> {
  const encodeScenario = await ENCODE.load(signal);
  const blocks = blocksOf(encodeScenario(scenario));
  return inSlices(blocks, (done) => ({ done, total: 1 }), { signal, report: onProgress });
}

/** Yields how much is written. */
function* blocksOf(pieces: Iterable<TextPiece>): Generator<number, Blob> {
  const blocks: Blob[] = [];
  let block = "";
  for (const { text, done } of pieces) {
    block += text;
    if (block.length >= BLOCK) {
      blocks.push(new Blob([block]));
      block = "";
    }
    yield done;
  }
  return new Blob([...blocks, block], { type: TYPE });
}

/** Hands the reader a file, the way browsers do. */
export function saveFile(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}

/** What the file of a scenario is called. */
export const scenarioFileName = ({ name }: Scenario): string => `${stemOf(name)}.scenario.json`;

/** What the file of a fork is called: the scenario's name, then the fork's. */
export const forkFileName = (scenario: Scenario, fork: string): string =>
  `${stemOf(scenario.name)}.${stemOf(fork)}.scenario.json`;

/** Letters of a name in a file's, of which two are to have room in 255 bytes. */
const LONGEST_STEM = 35;

/** Without the ending of the file that it came from, without what file names may not hold, and no longer than they may be. */
function stemOf(name: string): string {
  const plain = printable(name)
    .replace(/(\.scenario)?\.[a-z]+$/i, "")
    .replace(/[\\/:*?"<>|\s]+/g, "-");
  const letters = [...plain].slice(0, LONGEST_STEM).join("");
  return letters.replace(/^[-.]+|[-.]+$/g, "") || "fork";
}
