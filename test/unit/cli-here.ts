/** The command line run in this process, and a demand table small enough for the head. */

import { Writable } from "node:stream";
import { runCli } from "../../src/cli/run-cli.ts";

/** Two PMs; PM 0 runs a and b and goes over on cpu in hour 1, when SCOA moves a to the idle PM 1. */
export const DEMANDS = `vm,hour,cpu,net,mem
a,0,0.3,0.1,0.1
b,0,0.2,0.1,0.1
c,0,0.1,0.1,0.1
d,0,0.1,0.1,0.1
a,1,0.5,0.1,0.1
b,1,0.4,0.1,0.1
c,1,0.1,0.1,0.1
d,1,0.1,0.1,0.1
`;

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What is written, as text. */
export function collector(): { stream: Writable; text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString() };
}

/** In this process. */
export async function cli(...args: string[]): Promise<Outcome> {
  const [stdout, stderr] = [collector(), collector()];
  const status = await runCli(args, { stdout: stdout.stream, stderr: stderr.stream });
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}
