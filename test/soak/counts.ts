/**
 * What a page holds: its heap, nodes and listeners as the browser counts them after its garbage is
 * collected, and what it has made on the graphics card and not given back, counted where it is made.
 */

import type { CDPSession, Page } from "@playwright/test";

export interface Counts {
  readonly heapMb: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly contexts: number;
  readonly buffers: number;
  readonly textures: number;
  readonly programs: number;
  readonly workers: number;
}

interface OnCard {
  contexts: number;
  buffers: number;
  textures: number;
  programs: number;
}

/** Runs in the page, before everything else. An object of a context that was lost or collected is gone with it. */
export function watchCard(): void {
  type Kind = "buffers" | "textures" | "programs";
  const alive = new Map<number, Record<Kind, number>>();
  const ids = new WeakMap<WebGL2RenderingContext, number>();
  const collected = new FinalizationRegistry<number>((id) => void alive.delete(id));
  let next = 0;

  function countsOf(gl: WebGL2RenderingContext): Record<Kind, number> {
    const id = ids.get(gl) ?? next++;
    if (!ids.has(gl)) {
      ids.set(gl, id);
      collected.register(gl, id);
      gl.canvas.addEventListener("webglcontextlost", () => void alive.delete(id));
    }
    const counts = alive.get(id) ?? { buffers: 0, textures: 0, programs: 0 };
    alive.set(id, counts);
    return counts;
  }

  function count(kind: Kind, make: string, giveBack: string): void {
    const prototype = WebGL2RenderingContext.prototype;
    const made: (...given: unknown[]) => unknown = Reflect.get(prototype, make);
    const given: (...of: unknown[]) => unknown = Reflect.get(prototype, giveBack);
    Reflect.set(prototype, make, function (this: WebGL2RenderingContext, ...rest: unknown[]) {
      countsOf(this)[kind]++;
      return made.apply(this, rest);
    });
    Reflect.set(prototype, giveBack, function (this: WebGL2RenderingContext, ...rest: unknown[]) {
      countsOf(this)[kind]--;
      return given.apply(this, rest);
    });
  }
  count("buffers", "createBuffer", "deleteBuffer");
  count("textures", "createTexture", "deleteTexture");
  count("programs", "createProgram", "deleteProgram");

  const onCard = (): OnCard => {
    const sum = { contexts: alive.size, buffers: 0, textures: 0, programs: 0 };
    for (const { buffers, textures, programs } of alive.values()) {
      sum.buffers += buffers;
      sum.textures += textures;
      sum.programs += programs;
    }
    return sum;
  };
  Object.assign(window, { onCard });
}

export async function countsOf(page: Page, session: CDPSession): Promise<Counts> {
  for (let round = 0; round < 3; round++) await session.send("HeapProfiler.collectGarbage"); // what is finalized frees more
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name: string): number => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  const card = await page.evaluate(() => (window as unknown as { onCard(): OnCard }).onCard());
  return {
    heapMb: Math.round(metric("JSHeapUsedSize") / 1e4) / 100,
    nodes: metric("Nodes"),
    listeners: metric("JSEventListeners"),
    ...card,
    workers: page.workers().length,
  };
}
