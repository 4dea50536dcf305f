/**
 * The three resources, in the paper's order (P1). Every vector in the project is laid out
 * cpu, net, mem; columns of vectors are flat, `RESOURCE_COUNT` figures per machine.
 */

export const RESOURCES = ["cpu", "net", "mem"] as const;
export type Resource = (typeof RESOURCES)[number];

/** Index into {@link RESOURCES}: 0 cpu, 1 net, 2 mem. */
export type ResourceIndex = 0 | 1 | 2;
export const RESOURCE_COUNT = RESOURCES.length;
/** The index of memory: what a VM has of it is what is sent when it migrates. */
export const MEM = 2;
export const RESOURCE_INDICES: readonly ResourceIndex[] = [0, 1, 2];

/** A cpu, net, mem triple, in fractions of one PM's capacity. */
export type ResourceVector = readonly [cpu: number, net: number, mem: number];
