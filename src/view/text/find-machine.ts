/** A PM or VM by what a reader writes: "12" and "PM 12" are PMs, "VM 12" a VM, anything else a VM's name. */

export type Machine = { readonly kind: "pm" | "vm"; readonly id: number };

export interface MachineNames {
  readonly pms: number;
  readonly vms: number;
  /** The names that the VMs have of their own; null where they are numbered. */
  readonly vmNames: readonly string[] | null;
}

/** Null where there is no such machine. A name may be cut short: the first VM that begins so is taken. */
export function findMachine(text: string, { pms, vms, vmNames }: MachineNames): Machine | null {
  const written = text.trim().toLowerCase();
  if (written === "") return null;
  const names = vmNames ?? [];
  const exact = names.findIndex((name) => name.toLowerCase() === written);
  if (exact >= 0) return { kind: "vm", id: exact };
  const numbered = /^(pm|vm)?\s*(\d+)$/.exec(written);
  if (numbered !== null) {
    const kind = numbered[1] === "vm" ? "vm" : "pm";
    const number = numbered[2] ?? "";
    // Where VMs have names, "VM 7" is the one called 7.
    const id = kind === "vm" && vmNames !== null ? names.indexOf(number) : Number(number);
    if (id >= 0 && id < (kind === "vm" ? vms : pms)) return { kind, id };
  }
  const begun = names.findIndex((name) => name.toLowerCase().startsWith(written));
  return begun >= 0 ? { kind: "vm", id: begun } : null;
}
