/**
 * What the smoke suite asks of a browser, and all it asks: so little that both puppeteer's protocol
 * and plain WebDriver carry it, and what is built on it (`lab-page.ts`) is written once.
 */

/** How long anything may take before it counts as never, in ms: a machine ten times slower and busy must pass. */
export const LIMIT_MS = 120_000;

/** The window's inner size, in CSS pixels, as in the other tests. */
export const VIEWPORT = { width: 1440, height: 900 } as const;

/** Keys by their `KeyboardEvent.key`, as far as the suite presses them. */
export type Key = "ArrowLeft" | "ArrowRight" | "ArrowDown" | "Escape" | "Home" | "PageDown";

/** A browser with one page. Every call fails by itself within `LIMIT_MS` or soon after. */
export interface Driver {
  /** The engine's name and version, as it says itself. */
  readonly version: string;
  /** Opens an address as if it were typed, and waits until it has loaded. A new fragment loads nothing. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /**
   * Runs a function in the page. It goes there as text: it may use its arguments and what a page
   * has, nothing around it. Arguments and result are what JSON can carry.
   */
  evaluate<A extends readonly unknown[], R>(run: (...given: A) => R, ...given: A): Promise<R>;
  /** Moves the pointer to a place in the window, in CSS pixels. */
  move(x: number, y: number): Promise<void>;
  /** Presses the main button where the pointer is, until `up`. */
  down(): Promise<void>;
  up(): Promise<void>;
  press(key: Key): Promise<void>;
  /** Chooses a file for the first file input that matches. */
  setFile(selector: string, path: string): Promise<void>;
  /** Writes what is seen to a file (PNG). */
  screenshot(path: string): Promise<void>;
  /** Ends the browser. */
  close(): Promise<void>;
}
