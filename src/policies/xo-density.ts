/**
 * Xen Orchestra's load balancer with its density plan (docs/rules.md#xo13): hosts with memory to spare are
 * emptied, so that they could be switched off.
 *
 * - XO13: candidates by id; never the pool's master.
 * - XO14: all VMs of one find a place, or none moves.
 * - XO15: what an attempt has booked stays booked, and an emptied host is still a target.
 *
 * Comparisons are the source's, exact (RM4). Every step ends: a run comes to each host once, and there is a
 * bounded number of runs.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { resourceAt, vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Migrate, Reasons, Refusal } from "../engine/decision.ts";
import { HEARD, leaveOver, MOST_TOLD } from "./fleet-reasons.ts";
import { line } from "./listing.ts";
import type { Decisions } from "./policy.ts";
import { definePolicy, evacuate } from "./policy.ts";
import { carryOutRuns, RUNS_PER_STEP } from "./tool-runs.ts";
import { verdictOf, Weighing } from "./weighing.ts";
import { migrationChanges } from "./what-if.ts";
import type { VmReading } from "./xo-readings.ts";
import { Readings } from "./xo-readings.ts";

export const xoDensity = definePolicy({
  id: "xo-density",
  kind: "consolidation",
  since: 2016,
  source: "Xen Orchestra, load balancer plugin (vatesfr/xen-orchestra@9ef5389)",
  surprises: true,
  criteria: { cpu: { decimals: 1 }, free: { decimals: 3 }, placed: { decimals: 0 } },
  parameters: [{ kind: "choice", key: "powerOff", values: ["off", "on"], default: "off" }, RUNS_PER_STEP],
  listing: [
    line("source", "XO13", 0, "ranked sources"),
    line("vm", "XO14", 1, "ranked candidates"),
    line("target", "XO14", 2, "ranked targets", "weighed migrate"),
    line("whole", "XO14", 1, "weighed evacuate"),
    line("moved", "XO15", 1, "done evacuate"),
    line("none", "RM5", 0, "gave up"),
  ],
  assumptions: [
    { key: "mode" },
    { key: "master" },
    { key: "books" },
    { key: "power", parameter: "powerOff" },
    { key: "limits" },
  ],

  weighings: ({ pms, vms }, { runsPerStep }) => 2 * pms * vms * Number(runsPerStep),

  *decide({ view, reasons, parameters }) {
    const off = new Set<PmId>();
    let before = 0;
    const begin = (): Run => {
      before = off.size;
      return new Run(view, reasons, parameters.powerOff === "on", off);
    };
    const hasActed = ({ moves }: Run): boolean => moves > 0 || off.size > before;
    const last = yield* carryOutRuns(parameters.runsPerStep, begin, hasActed);
    yield* leaveOver(view, reasons, () => last.explainEnd());
  },
});

/** XO13: how many times the critical free memory a host has to have that is to be emptied. */
const TO_SPARE = 1.5;

interface Place {
  readonly move: Migrate;
  /** The last of those that were asked, the one that takes the VM at the end, for who asks why. */
  readonly asked: readonly { readonly to: PmId; readonly free: number; readonly weighing: Weighing }[];
}

interface Attempt {
  readonly pm: PmId;
  readonly vms: number;
  readonly placed: number;
  /** XO15: what breaks the plan off. */
  readonly forbidden: Refusal | null;
}

class Run {
  moves = 0;
  readonly #view: ClusterView;
  readonly #reasons: Reasons;
  readonly #powersOff: boolean;
  readonly #off: Set<PmId>;
  readonly #hosts: readonly PmId[];
  readonly #master: PmId | undefined;
  readonly #candidates: readonly PmId[];
  readonly #readings: Readings;
  /** All but the master, the fullest first: kept from VM to VM, since to sort it for each would take most of the time. */
  readonly #fullest: PmId[];
  readonly #free: ReadonlyMap<PmId, number>;
  /** Since the last host that was emptied, for who asks why. */
  #failed: Attempt[] = [];

  /** @param off who was switched off in an earlier run, and is no host any more */
  constructor(view: ClusterView, reasons: Reasons, powersOff: boolean, off: Set<PmId>) {
    this.#view = view;
    this.#reasons = reasons;
    this.#powersOff = powersOff;
    this.#off = off;
    this.#readings = new Readings(view);
    this.#hosts = this.#readings.hosts.filter((pm) => !off.has(pm));
    this.#master = this.#hosts[0];
    this.#fullest = this.#hosts.filter((pm) => pm !== this.#master);
    const needed = TO_SPARE * this.#critical.free;
    this.#candidates = this.#hosts.filter((pm) => pm !== this.#master && this.#readings.freeOf(pm) > needed);
    this.#free = new Map(this.#hosts.map((pm) => [pm, this.#readings.freeOf(pm)]));
  }

  /** XO13: C and F, which are the threshold here. */
  get #critical() {
    const { threshold } = this.#view;
    return { cpu: 100 * threshold, free: 1 - threshold };
  }

  *carryOut(): Decisions {
    for (const from of this.#candidates) {
      const places = this.#attempt(from);
      if (places === null) continue;
      const isOff = places.some(({ move }) => this.#off.has(move.to));
      const count = places.length;
      if (isOff) {
        this.#failed.push({ pm: from, vms: count, placed: count, forbidden: SWITCHED_OFF });
        return; // XO15: the whole plan breaks off
      }
      const vms = this.#order(from);
      for (const place of places) {
        this.#explain(from, vms, count, place);
        this.moves++;
        yield evacuate(place.move.vm, place.move.to);
        this.#failed = [];
      }
      if (this.#powersOff) this.#off.add(from);
    }
  }

  /** XO14: most memory first, of equals the first by id. */
  #order(from: PmId): VmId[] {
    const { demand } = this.#view;
    return this.#view.vmsOn(from).sort((a, b) => resourceAt(demand, b, 2) - resourceAt(demand, a, 2));
  }

  /** XO14: a place for every VM, or null; what was booked for those that found one stays (XO15). */
  #attempt(from: PmId): Place[] | null {
    this.#fullest.sort((a, b) => this.#readings.freeOf(a) - this.#readings.freeOf(b) || a - b);
    const vms = this.#order(from);
    const places: Place[] = [];
    for (const vm of vms) {
      const reading = this.#readings.vm(vm);
      const place = this.#placeFor(vm, reading, from);
      if (place === null) {
        this.#failed.push({ pm: from, vms: vms.length, placed: places.length, forbidden: null });
        return null;
      }
      this.#readings.arrive(reading, place.move.to);
      this.#putForward(place.move.to);
      places.push(place);
    }
    return places;
  }

  /** A host that has taken a VM comes before those that have more left now, and behind its equals. */
  #putForward(pm: PmId): void {
    const free = this.#readings.freeOf(pm);
    for (let i = this.#fullest.indexOf(pm); i > 0; i--) {
      const before = this.#fullest[i - 1] as PmId;
      if (this.#readings.freeOf(before) <= free) return;
      this.#fullest[i - 1] = pm;
      this.#fullest[i] = before;
    }
  }

  /** The master first, then the fullest. */
  #placeFor(vm: VmId, reading: VmReading, from: PmId): Place | null {
    const isTaker = (pm: PmId): boolean =>
      pm !== from && this.#weighing(vm, reading, pm, this.#reasons).isAllowed;
    const master = this.#master;
    if (master !== undefined && isTaker(master)) return this.#placeOf(vm, reading, from, [master]);
    let first = this.#firstWithMemory(reading);
    while (first < this.#fullest.length && !isTaker(this.#fullest[first] as PmId)) first++;
    if (first >= this.#fullest.length) return null;
    const asked = this.#fullest.slice(Math.max(0, first + 1 - MOST_TOLD), first + 1);
    return this.#placeOf(
      vm,
      reading,
      from,
      asked.filter((pm) => pm !== from),
    );
  }

  /** Where the fullest end that have too little memory left, by halving. */
  #firstWithMemory({ memory }: VmReading): number {
    let [low, high] = [0, this.#fullest.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const left = this.#readings.freeOf(this.#fullest[middle] as PmId) - memory;
      if (left > this.#critical.free) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** @param inTurn the last of those that are asked, the one that takes it at the end */
  #placeOf(vm: VmId, reading: VmReading, from: PmId, inTurn: readonly PmId[]): Place {
    const to = inTurn.at(-1) as PmId;
    const asked = inTurn.map((pm) => ({
      to: pm,
      free: this.#readings.freeOf(pm),
      weighing: this.#weighing(vm, reading, pm, HEARD), // on the books as they are now, told when it moves
    }));
    return { move: { kind: "migrate", vm, from, to }, asked };
  }

  #weighing(vm: VmId, { cpu, memory }: VmReading, to: PmId, reasons: Reasons): Weighing {
    const critical = this.#critical;
    const weighing = new Weighing(reasons, this.#view.refusalOf(vm, to));
    weighing.exactly("target", "cpu", this.#readings.cpuOf(to) + cpu, "below", "goal", critical.cpu);
    weighing.exactly("target", "free", this.#readings.freeOf(to) - memory, "above", "goal", critical.free);
    return weighing;
  }

  explainEnd(): void {
    this.#explainSources(null);
    for (const attempt of this.#failed.slice(-MOST_TOLD)) this.#explainAttempt(attempt);
  }

  /** How it comes to a move of `from`, all of whose VMs have found a place. */
  #explain(from: PmId, vms: readonly VmId[], count: number, { move, asked }: Place): void {
    const { explain } = this.#reasons;
    if (explain === undefined) return;
    for (const attempt of this.#failed.slice(-MOST_TOLD)) this.#explainAttempt(attempt);
    this.#explainSources(from);
    const memory = vms.map((id) => ({ id, figure: this.#view.shareOf(id, from, 2) }));
    const order = { criterion: 2, ranked: memory.slice(0, MOST_TOLD) } as const;
    explain({ kind: "ranked", rule: "XO14", role: "candidates", order, pm: from });
    this.#explainAttempt({ pm: from, vms: count, placed: count, forbidden: null });
    const ranked = asked.map(({ to, free }) => ({ id: to, figure: free }));
    explain({
      kind: "ranked",
      rule: "XO14",
      role: "targets",
      order: { criterion: "free", ranked },
      chosen: { pm: move.to, utilization: vectorAt(this.#view.utilization, move.to) },
      source: from,
    });
    for (const { to, weighing } of asked)
      explain({
        kind: "weighed",
        rule: "XO14",
        action: { ...move, to },
        changes: migrationChanges(this.#view, move.vm, from, to),
        comparisons: weighing.comparisons,
        verdict: weighing.verdict,
      });
  }

  /** XO13: by id, with the free memory that there was at the start. */
  #explainSources(pm: PmId | null): void {
    const ranked = this.#candidates.map((id) => ({ id, figure: this.#free.get(id) ?? 0 }));
    this.#reasons.explain?.({
      kind: "ranked",
      rule: "XO13",
      role: "sources",
      order: { criterion: "free", ranked: ranked.slice(0, MOST_TOLD) },
      chosen: pm === null ? null : { pm, utilization: vectorAt(this.#view.utilization, pm) },
      source: null,
    });
  }

  #explainAttempt({ pm, vms, placed, forbidden }: Attempt): void {
    const holds = placed >= vms;
    const comparison = {
      subject: "source",
      criterion: "placed",
      value: placed,
      relation: "at-least",
      bound: vms,
      against: "number",
      holds,
    } as const;
    this.#reasons.explain?.({
      kind: "weighed",
      rule: "XO14",
      action: { kind: "evacuate", from: pm },
      changes: null,
      comparisons: [comparison],
      verdict: verdictOf(forbidden, [comparison]),
    });
  }
}

const SWITCHED_OFF = { kind: "forbidden", by: "pm-down" } as const;
