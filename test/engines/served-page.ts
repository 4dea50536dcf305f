/** What a suite of the engines needs: the built page served, a screen where there can be one, a folder for profiles. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { Display } from "./display.ts";
import { hasDisplay, startDisplay } from "./display.ts";
import type { Served } from "./serve.ts";
import { serve } from "./serve.ts";

export interface ServedPage {
  readonly served: Served;
  readonly display: Display | null;
  /** Gone at the end, with all that is in it. */
  readonly folder: string;
}

/** To be called where a suite begins; its tests ask for the page, which is there by then. */
export function servedPage(): () => ServedPage {
  let page: ServedPage | null = null;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "engines-"));
    page = { served: await serve(), display: hasDisplay() ? await startDisplay() : null, folder };
  });
  afterAll(async () => {
    if (page === null) return;
    await page.display?.end();
    await page.served.close();
    rmSync(page.folder, { recursive: true, force: true });
  });
  return () => {
    if (page === null) throw new Error("the page is served once the suite has begun");
    return page;
  };
}
