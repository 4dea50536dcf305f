/**
 * Branded indices. A PM or VM is nothing but its position in the engine's columns, and a step its
 * position in time; the brands keep one from being handed over as another. Names that people gave
 * their machines live in the scenario and never reach the engine.
 */

declare const brand: unique symbol;

/** Index of a physical machine, 0..pms-1. */
export type PmId = number & { readonly [brand]: "PmId" };
/** Index of a virtual machine, 0..vms-1. */
export type VmId = number & { readonly [brand]: "VmId" };
/** Index of a step, 0..steps-1. One step is one hour in the paper (P4). */
export type Step = number & { readonly [brand]: "Step" };

export const pmId = (index: number): PmId => index as PmId;
export const vmId = (index: number): VmId => index as VmId;
export const stepOf = (index: number): Step => index as Step;

/** The absence of a machine in an Int32 column. */
export const NOBODY = -1;
