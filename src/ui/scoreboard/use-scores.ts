/** What policies come to on what is open: one book for the page, begun with the first look at it. */

import { useSyncExternalStore } from "react";
import type { ScoreBook, ScoreStates } from "../../state/scores.ts";
import { createScoreBook } from "../../state/scores.ts";
import type { AppTools } from "../app-context.tsx";
import { useTools } from "../app-context.tsx";

/** Each keeps a scenario, and a record, of its own. */
const MOST_WORKERS = 4;

const books = new WeakMap<AppTools["startWorker"], ScoreBook>();

export function useScoreBook(): ScoreBook {
  const { startWorker: start } = useTools();
  const book =
    books.get(start) ??
    createScoreBook({
      start,
      // One core is the page's and its lanes'.
      most: Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency - 1)),
      now: () => performance.now(),
    });
  books.set(start, book);
  return book;
}

export const useScoreStates = ({ subscribe, states }: ScoreBook): ScoreStates =>
  useSyncExternalStore(subscribe, states);
