/** The words inside a picture of the utilization space, already in the reader's language. */

export interface PictureText {
  /** Axis names, by resource. */
  readonly axes: readonly [cpu: string, net: string, mem: string];
  readonly threshold: string;
  readonly limit: string;
  readonly source: string;
  readonly target: string;
  readonly origin: string;
  readonly pm: (pm: number) => string;
  readonly vm: (vm: number) => string;
}
