/**
 * Table 1 of the paper as data: for each of the 36 VMs its main resources and the kind of its
 * pattern (D2). The text says 32 VMs; the table lists the ids 0..35, and the table is followed (P7).
 */

import { present } from "../base/assert.ts";
import type { Resource } from "../base/resources.ts";
import type { Pattern } from "./patterns.ts";

export interface LoadClass {
  /** The resources that the VM mainly uses, in the order cpu, net, mem. */
  readonly main: readonly Resource[];
  readonly pattern: Pattern["kind"];
}

export interface Table1Row extends LoadClass {
  /** VM ids, ascending. */
  readonly vms: readonly number[];
}

export const TABLE_1: readonly Table1Row[] = [
  { main: ["cpu"], pattern: "normal", vms: [0, 1, 2, 18, 19, 20] },
  { main: ["cpu"], pattern: "ramp", vms: [3, 21] },
  { main: ["cpu"], pattern: "steady", vms: [4, 5, 22, 23] },
  { main: ["net"], pattern: "normal", vms: [6, 7, 24, 25] },
  { main: ["net"], pattern: "ramp", vms: [8, 26] },
  { main: ["net"], pattern: "steady", vms: [9, 27] },
  { main: ["mem"], pattern: "normal", vms: [10, 11, 28, 29] },
  { main: ["mem"], pattern: "ramp", vms: [12, 30] },
  { main: ["mem"], pattern: "steady", vms: [13, 31] },
  { main: ["cpu", "net", "mem"], pattern: "normal", vms: [14, 15, 32, 33] },
  { main: ["cpu", "net"], pattern: "normal", vms: [16, 34] },
  { main: ["cpu", "mem"], pattern: "normal", vms: [17, 35] },
];

/** 36 (P7). */
export const TABLE_1_VMS = TABLE_1.reduce((count, row) => count + row.vms.length, 0);

/** What Table 1 says of `vm`; fleets of more than 36 VMs repeat the table. */
export function loadClassOf(vm: number): LoadClass {
  const listed = vm % TABLE_1_VMS;
  return present(
    TABLE_1.find((row) => row.vms.includes(listed)),
    `VM ${listed} in Table 1`,
  );
}
