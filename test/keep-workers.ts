/** What is to be terminated must be known: keeps every worker that a page starts. */

declare global {
  interface Window {
    /** Every worker that the page has started, in order. */
    readonly workers: Worker[];
  }
}

/** Runs in the page before everything else. */
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
