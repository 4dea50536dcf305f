/**
 * A part of the program that is loaded when it is wanted: every `import()` of the page and its worker
 * is made here. One that fails is made again only when somebody tries again (see `missing.ts`); what
 * has come stays. Who can show that a part is missing uses `attempt`, who only needs it `load`.
 *
 * An import that failed once fails for good in some engines (in Firefox 153; since whatwg/html#10327 it
 * should not): another is therefore made at another address, where the error names the one that failed.
 */

import type { Signal } from "./missing.ts";
import { isNotLoaded, NotLoaded, onTryAgain, untilTriedAgain } from "./missing.ts";

export interface Part<T> {
  /** What it is; null while it is not there. */
  now(): T | null;
  /** The same promise until somebody tries again, or it is there. Rejects with `NotLoaded`, or a bug of its own. */
  attempt(): Promise<T>;
  /** Waits until it is there, however often that takes. Rejects with the reason of an abort, or a bug. */
  load(signal?: Signal): Promise<T>;
}

/** A part that may be loaded before it is wanted. */
interface Ahead {
  readonly isWanted: () => boolean;
  /** Whether it came. One that did not is as if it had not been asked for. */
  fetch(): Promise<boolean>;
}

/** In the order in which they are known: a part brings those that it consists of. */
const parts: Ahead[] = [];

/**
 * @param load a bare `import()`: another try imports the same module otherwise
 * @param pick what is wanted of the module
 * @param isOfUse whether it makes sense to load it before it is wanted
 */
export function createPart<M, T>(
  load: () => Promise<M>,
  pick: (module: M) => T,
  isOfUse: () => boolean = () => true,
): Part<T> {
  let there: T | null = null;
  let tried: Promise<T> | null = null;
  /** Where the first try looked for it in vain. */
  let address: string | null = null;
  let failures = 0;

  async function fetchPart(): Promise<T> {
    const module = await fetchModule();
    there = pick(module);
    return there;
  }

  async function fetchModule(): Promise<M> {
    try {
      return await (address === null ? load() : importFrom<M>(`${address}?again=${failures}`));
    } catch (cause) {
      if (!isOfLoading(cause)) throw cause;
      failures++;
      address ??= addressIn(cause);
      throw new NotLoaded("a part of the program could not be loaded", { cause });
    }
  }

  onTryAgain(() => {
    if (there === null) tried = null;
  });

  const attempt = (): Promise<T> => {
    if (tried !== null) return tried;
    tried = fetchPart();
    tried.catch(() => {}); // whoever waits for it hears of it
    return tried;
  };

  parts.push({
    isWanted: () => there === null && tried === null && isOfUse(),
    async fetch() {
      const mine = fetchPart();
      tried = mine;
      try {
        await mine;
        return true;
      } catch {
        if (tried === mine) tried = null;
        return false;
      }
    },
  });

  return {
    now: () => there,
    attempt,
    async load(signal) {
      for (;;) {
        try {
          return await attempt();
        } catch (error) {
          if (!isNotLoaded(error)) throw error;
          await untilTriedAgain(signal);
        }
      }
    },
  };
}

/**
 * Whether an import failed, and not what it brought: as the engines tell it, nothing came (`TypeError`)
 * or something that is no module (`SyntaxError`). Any other error is the module's own.
 */
const isOfLoading = (error: unknown): boolean => error instanceof TypeError || error instanceof SyntaxError;

/**
 * Loads everything that is not there yet, one after another, those too that only become known on the
 * way. Ends at the first that does not come.
 * @param rest awaited before each
 */
export async function loadAhead(rest: () => Promise<void>): Promise<void> {
  for (const { isWanted, fetch } of parts) {
    if (!isWanted()) continue;
    await rest();
    if (isWanted() && !(await fetch())) return;
  }
}

const importFrom = <M>(address: string): Promise<M> => import(/* @vite-ignore */ address) as Promise<M>;

/** Chromium and Firefox name it in the message; WebKit does not, and need not be asked otherwise. */
function addressIn(error: unknown): string | null {
  const message = error instanceof Error ? error.message : "";
  return /https?:\S+?\.js(?=$|[\s?])/.exec(message)?.[0] ?? null;
}
