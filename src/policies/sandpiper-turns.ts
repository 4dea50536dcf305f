/**
 * What Sandpiper's plan tells of the turns of one PM: whom it looked at, in which order, and what spoke
 * against each. Of others it tells nothing, and what it would take to tell it is not worked out.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { vectorAt } from "../base/vector.ts";
import type { Change, Decision, Ranking, Reasons } from "../engine/decision.ts";
import { MOST_TOLD } from "./fleet-reasons.ts";
import { descending, ranking } from "./ranking.ts";
import type { Exchange, SandpiperBooks } from "./sandpiper-books.ts";
import type { SandpiperStart } from "./sandpiper-start.ts";
import { magnitude, volumeOfPm } from "./volume.ts";
import type { Weighing } from "./weighing.ts";

export interface AskedPm {
  readonly pm: PmId;
  readonly weighing: Weighing;
}

const SILENT: Reasons = { explain: undefined };

export class SandpiperTurns {
  readonly #start: SandpiperStart;
  readonly #books: SandpiperBooks;
  readonly #asked: PmId | null;
  readonly #reasons: Reasons;
  #told: Decision[] = [];

  constructor(start: SandpiperStart, books: SandpiperBooks, asked: PmId | null) {
    this.#start = start;
    this.#books = books;
    this.#asked = asked;
    this.#reasons = { explain: (decision) => void this.#told.push(decision) };
  }

  reasonsFor(source: PmId): Reasons {
    return source === this.#asked ? this.#reasons : SILENT;
  }

  /** What was told of `source` since the last time. */
  takeOf(source: PmId): readonly Decision[] {
    if (source !== this.#asked) return [];
    const told = this.#told;
    this.#told = [];
    return told;
  }

  /** What nobody has taken. */
  left(): readonly Decision[] {
    return this.#told;
  }

  /** SP4: which hot PMs there are, and in which order this one's VMs come; once until that is taken. */
  begin(source: PmId, vmsOf: () => readonly VmId[]): void {
    const { explain } = this.reasonsFor(source);
    if (explain === undefined || this.#told.length > 0) return;
    const hot = descending(this.#start.hot, (pm) => volumeOfPm(this.#start.used, pm), magnitude);
    const from = Math.max(0, hot.findIndex(({ id }) => id === source) + 1 - MOST_TOLD);
    const sources = ranking("volume", hot.slice(from, from + MOST_TOLD));
    const chosen = { pm: source, utilization: vectorAt(this.#books.used, source) };
    explain({ kind: "ranked", rule: "SP4", role: "sources", order: sources, chosen, source: null });
    const order = this.#byVsr(source, vmsOf());
    explain({ kind: "ranked", rule: "SP4", role: "candidates", order, pm: source });
  }

  #byVsr(pm: PmId, vms: readonly VmId[]): Ranking<VmId> {
    return ranking(
      "vsr",
      vms.slice(0, MOST_TOLD).map((id) => ({ id, figure: this.#start.vsrOf(id, pm) })),
    );
  }

  /** SP3, SP5: what the VM needs, and the last PMs that were asked for it. */
  tellPlaces(vm: VmId, from: PmId, asked: readonly AskedPm[], found: PmId | null): void {
    const { explain } = this.reasonsFor(from);
    if (explain === undefined) return;
    const [cpu, net, mem] = this.#start.needs.of(vm);
    const figures = {
      cpu: { criterion: 0, value: cpu },
      net: { criterion: 1, value: net },
      mem: { criterion: 2, value: mem },
    } as const;
    explain({ kind: "formed", rule: "SP3", name: "need", pm: null, vm, figures });
    const last = asked.slice(-MOST_TOLD);
    const ranked = last.map(({ pm }) => ({ id: pm, figure: volumeOfPm(this.#books.used, pm) }));
    const chosen = found === null ? null : { pm: found, utilization: vectorAt(this.#books.used, found) };
    const order = ranking("volume", ranked);
    explain({ kind: "ranked", rule: "SP5", role: "targets", order, chosen, source: from });
    for (const { pm: to, weighing } of last) {
      const { comparisons, verdict } = weighing;
      const changes = this.#books.changes({ vm, from, to, partners: [] });
      const action = { kind: "migrate", vm, from, to } as const;
      explain({ kind: "weighed", rule: "SP5", action, changes, comparisons, verdict });
    }
  }

  /** SP6. */
  tellPartners(source: PmId, pm: PmId, vms: readonly VmId[]): void {
    const { explain } = this.reasonsFor(source);
    const order = this.#byVsr(pm, vms);
    explain?.({ kind: "ranked", rule: "SP6", role: "partners", pm, order });
  }

  /** SP6, SP7: with the last partner, and all before it. */
  tellExchange(
    { vm, from, to, partners }: Exchange,
    changes: { readonly source: Change; readonly target: Change },
    { comparisons, verdict }: Weighing,
  ): void {
    const { explain } = this.reasonsFor(from);
    const partner = partners.at(-1);
    if (explain === undefined || partner === undefined) return;
    const action = { kind: "swap", vm, from, with: partner, to } as const;
    explain({ kind: "weighed", rule: "SP6", action, changes, comparisons, verdict });
  }
}
