/** What runs in a page before everything else. */

declare global {
  interface Window {
    /** Every worker that the page has started, in order. */
    readonly workers: Worker[];
  }
}

/** Keeps every worker that the page starts: what is to be terminated must be known. */
export function keepWorkers(): void {
  const workers: Worker[] = [];
  const { Worker: Original } = window;
  Object.assign(window, {
    workers,
    Worker: class extends Original {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        workers.push(this);
      }
    },
  });
}

/** Who saves data loads nothing ahead: then all is missing that the first screen does not show. */
export const saveData = (): void =>
  void Object.defineProperty(navigator, "connection", { value: { saveData: true } });
