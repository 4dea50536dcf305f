/**
 * What stands in the address bar follows the screen, once things have come to rest. A link that a
 * reader has put there meanwhile is what is to be shown next: it is left alone until it is.
 */

export interface Bar {
  read(): string;
  write(link: string): void;
}

export interface AddressBar {
  /** Something on the screen has changed. */
  changed(): void;
  stop(): void;
}

const REST_MS = 300;

/** @param linkOf the link of what is on the screen; null while there is none, or another is about to be shown */
export function createAddressBar(bar: Bar, linkOf: () => string | null): AddressBar {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function changed(): void {
    clearTimeout(timer);
    const before = bar.read();
    timer = setTimeout(() => {
      if (bar.read() !== before) return changed(); // the page has yet to hear of it
      const link = linkOf();
      if (link !== null && link !== before) bar.write(link);
    }, REST_MS);
  }

  return { changed, stop: () => clearTimeout(timer) };
}
