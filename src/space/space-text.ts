/** The words of the space, already in the reader's language. */

export interface SpaceText {
  /** Axis names, by resource: cpu, net, mem. */
  readonly axes: readonly [cpu: string, net: string, mem: string];
  readonly threshold: string;
  readonly limit: string;
  readonly source: string;
  readonly target: string;
  readonly origin: string;
  readonly pm: (pm: number) => string;
  readonly vm: (vm: number) => string;
}
