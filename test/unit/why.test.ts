/**
 * The panel Why says what the record says: every figure of its text is one of the decision that it
 * speaks of, in its place, over all decisions of the policies in the whole paper scenario.
 */

import i18next from "i18next";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import type { PmId, Step, VmId } from "../../src/base/ids.ts";
import { stepOf } from "../../src/base/ids.ts";
import type { ResourceVector } from "../../src/base/resources.ts";
import { RESOURCE_INDICES, RESOURCES } from "../../src/base/resources.ts";
import { HOURLY } from "../../src/base/step-time.ts";
import { isLowered, isOver } from "../../src/base/tolerance.ts";
import type { Decision, Formed, Migrate, Ranking, Swap, Weighed } from "../../src/engine/decision.ts";
import { isDone } from "../../src/engine/decision.ts";
import type { LeastRemedy } from "../../src/engine/remedy.ts";
import { leastRemedy, statedFigure } from "../../src/engine/remedy.ts";
import type { Workload } from "../../src/engine/workload.ts";
import { litLine } from "../../src/policies/listing.ts";
import type { Policy } from "../../src/policies/policy.ts";
import { deciderOf, findPolicy, policyIds } from "../../src/policies/registry.ts";
import { changeLanguage, loadTexts, startI18n } from "../../src/ui/i18n/i18n.ts";
import { WhyDecision } from "../../src/ui/panel/why/why-decision.tsx";
import { createStepWords } from "../../src/ui/step-words.ts";
import type { Words } from "../../src/ui/use-text.ts";
import { moveCosts } from "../../src/view/why/move-cost.ts";
import { arrangeWhy } from "../../src/view/why/why.ts";
import { EVERY_CHOICE, PAPER_CHOICES } from "./arbitrary-workloads.ts";
import {
  choose,
  draw,
  explainEvent,
  isCandidates,
  isGaveUp,
  isMigrationWeighed,
  isMoveWeighed,
  isSources,
  isSwapWeighed,
  isTargets,
  only,
  run,
} from "./fixtures.ts";
import type { Told } from "./paper-reasons.ts";
import { deliberationsOf } from "./paper-reasons.ts";
import type { MarkupNode } from "./why-markup.ts";
import { findAll, readMarkup, textOf } from "./why-markup.ts";

const sharesAt =
  (workload: Workload, step: Step) =>
  (vm: VmId, _pm: PmId): ResourceVector =>
    workload.demand.of(vm, step); // every PM of the paper is as large as the reference PM

function wordsNow(): Words {
  const t = i18next.t;
  const resource = (r: number): string => t(`resource.${RESOURCES[r] ?? "cpu"}`);
  return {
    t,
    pm: (pm) => t("pm", { id: pm }),
    vm: (vm) => t("vm", { id: vm }),
    policy: (id) => id,
    lane: ({ policy }) => policy,
    resource,
    resources: (list) => list.map(resource).join(" "),
    times: createStepWords(t, "en", HOURLY, 72),
  };
}

function factsOf(id: string): Policy {
  const policy = findPolicy(id);
  if (policy === undefined) throw new Error(`no policy ${id}`);
  return policy;
}

function render({ deliberation, workload }: Told, shown: number, policy: string): MarkupNode {
  const words = wordsNow();
  const facts = factsOf(policy);
  const { tellsRemedy } = facts;
  const nothing = (): void => {};
  const last = deliberation.decisions.at(-1);
  const isWhole = shown === deliberation.decisions.length;
  return readMarkup(
    renderToStaticMarkup(
      createElement(WhyDecision, {
        why: arrangeWhy(deliberation, shown),
        least: isWhole ? leastRemedy(deliberation, tellsRemedy, sharesAt(workload, deliberation.step)) : null,
        costs:
          isWhole && last?.kind === "ended" && last.how === "done"
            ? moveCosts(last.action, workload, deliberation.step)
            : [],
        lane: words.policy(policy),
        policy: facts,
        pms: workload.pms,
        words,
        commands: { point: nothing, goTo: nothing, veto: nothing, setThreshold: nothing },
      }),
    ),
  );
}

/** The decimal figures of a text, in order. */
const figuresIn = (text: string): string[] => text.match(/\d+\.\d+/g) ?? [];

/** From here on volumes have no decimals, and further on no digits worth reading. */
const LARGE = 1000;
const BEYOND = 9999;

/** Whether figures of a text are these figures of the record, each as it is rounded. */
function expectFigures(text: string, all: readonly number[]): void {
  const read = figuresIn(text);
  const record = all.filter((figure) => figure < LARGE);
  const large = all.filter((figure) => figure >= LARGE);
  expect(text.match(/>?\b\d{4,}\b(?!\.\d)/g) ?? [], text).toEqual(
    large.map((figure) => (figure > BEYOND ? `>${BEYOND}` : figure.toFixed(0))),
  );
  const decimals = read.map((figure) => figure.length - figure.indexOf(".") - 1);
  expect(read, text).toEqual(record.map((figure, i) => figure.toFixed(decimals[i] ?? 2)));
}

type WeighedMove = Weighed<Migrate> | Weighed<Swap>;

const isFormed = (decision: Decision): decision is Formed => decision.kind === "formed";
const isOfFormed = (node: MarkupNode): boolean => node.attributes["data-why"]?.startsWith("formed ") === true;

const NAMED = 6;

const figuresOf = <Id>({ ranked }: Ranking<Id>): number[] =>
  ranked.slice(0, NAMED).map(({ figure }) => figure);

/** The figures of a verdict in words, in the order of the English text. */
function verdictFigures({ verdict, action, changes, comparisons }: WeighedMove, threshold: number): number[] {
  if (verdict?.kind === "forbidden") return [];
  if (verdict?.kind === "failed") return [verdict.comparison.value, verdict.comparison.bound];
  if (action.kind === "swap") return [threshold, ...(changes?.source.after ?? [])];
  const load = comparisons.find(({ criterion }) => criterion === "norm");
  return [
    threshold,
    ...(changes?.target.after ?? []),
    ...(load === undefined ? [] : [load.value, load.bound]),
  ];
}

/** What is read must have the order that was found: no refused figure may look allowed. */
function expectOrder(text: string, { verdict }: WeighedMove): void {
  if (verdict?.kind !== "failed") return;
  const { comparison } = verdict;
  const [value = 0, bound = 0] = figuresIn(text).map(Number);
  if (isOver(comparison.value, comparison.bound)) expect(value, text).toBeGreaterThan(bound);
  else if (comparison.relation === "below" && !isLowered(comparison.bound, comparison.value))
    expect(value, text).toBe(bound);
}

function checkText(told: Told, shown: number, policy: string): void {
  const { deliberation } = told;
  const { threshold } = deliberation;
  const decisions = deliberation.decisions.slice(0, shown);
  const panel = render(told, shown, policy);
  const part = (name: string): MarkupNode | undefined => findAll(panel, "data-why", name)[0];
  const textIn = (name: string): string => {
    const found = part(name);
    return found === undefined ? "" : textOf(found);
  };
  const source = decisions.findLast(isSources);
  const target = decisions.findLast(isTargets);
  const utilization = source?.chosen?.utilization ?? [0, 0, 0];
  const over = RESOURCE_INDICES.filter((r) => isOver(utilization[r], threshold));

  if (source !== undefined) {
    const found = over.flatMap((r) => [utilization[r], utilization[r] - threshold]);
    expectFigures(textIn("source"), found);
    expectFigures(textIn("source-order"), figuresOf(source.order));
  }
  if (target !== undefined && target.chosen !== null) {
    const { chosen } = target;
    const place = target.order.ranked.find(({ id }) => id === chosen.pm);
    expectFigures(textIn("target"), place === undefined ? [] : [place.figure]);
    expectFigures(
      textIn("spare"),
      over.map((r) => threshold - chosen.utilization[r]).filter((x) => x > 0),
    );
    const own = target.order.criterion === source?.order.criterion ? source.order.ranked.slice(0, 1) : [];
    for (const { id, figure } of [...own, ...target.order.ranked]) {
      const label = findAll(panel, "data-why", "strip-pm").find(
        (node) => node.attributes["data-pm"] === `${id}`,
      );
      expectFigures(label === undefined ? "" : textOf(label), [figure]);
    }
  }

  expect(findAll(panel, "data-why").filter(isOfFormed).map(textOf).map(figuresIn)).toEqual(
    only(decisions, isFormed).map(({ figures }) =>
      ["before", "after", "growth"].map((name) => (figures[name]?.value ?? Number.NaN).toFixed(2)),
    ),
  );

  const order = decisions.find(isCandidates);
  const rows = findAll(panel, "data-why", "candidate");
  const rowOf = (vm: VmId): MarkupNode | undefined =>
    rows.find((node) => node.attributes["data-vm"] === `${vm}`);
  if (source !== undefined)
    expect(rows.map((row) => row.attributes["data-vm"])).toEqual(
      order?.order.ranked.map(({ id }) => `${id}`) ?? [],
    );
  for (const decision of decisions) {
    if (isMigrationWeighed(decision)) {
      const row = rowOf(decision.action.vm);
      const label =
        row === undefined ? "" : (findAll(row, "type", "button")[0]?.attributes["aria-label"] ?? "");
      expectFigures(label, verdictFigures(decision, threshold));
      expectOrder(label, decision);
      const rank = order?.order.ranked.find(({ id }) => id === decision.action.vm)?.figure;
      const bar =
        decision.verdict?.kind === "failed"
          ? decision.verdict.comparison.value
          : Math.max(...(decision.changes?.target.after ?? []));
      expectFigures(row === undefined ? "" : textOf(row), rank === undefined ? [bar] : [rank, bar]);
    }
    if (isSwapWeighed(decision) && decision.action.with !== null) {
      const { vm, with: partner } = decision.action;
      const cells = findAll(rowOf(vm) ?? panel, "data-with", `${partner}`);
      const label = cells[0]?.attributes["aria-label"] ?? "";
      expectFigures(label, verdictFigures(decision, threshold));
      expectOrder(label, decision);
    }
  }

  const last = decisions.at(-1);
  const done = last !== undefined && isDone(last) ? last : null;
  const read = done === null ? last : decisions.at(-2);
  if (read !== undefined && isMoveWeighed(read)) {
    const after = read.changes?.target.after ?? [];
    expectFigures(textIn("verdict"), [...verdictFigures(read, threshold), ...after]);
  } else expect(part("verdict")).toBeUndefined();

  if (done !== null) {
    const { source: from, target: to, deviation, distance: d } = done.outcome;
    const changes = [from, to, deviation].flatMap(({ before, after }) =>
      RESOURCE_INDICES.flatMap((r) => [before[r], after[r]]),
    );
    expectFigures(textIn("changed"), [...changes, d.before, d.after]);
  } else expect(part("changed")).toBeUndefined();
  const costs = done === null ? [] : moveCosts(done.action, told.workload, told.deliberation.step);
  const said = findAll(panel, "data-why", "cost").map(textOf);
  expect(said).toHaveLength(costs.length);
  for (const [i, { vm, seconds, downtime }] of costs.entries()) {
    expect(said[i]).toContain(`VM ${vm}: `);
    expect(said[i]).toContain(`${seconds.toPrecision(3)} s`);
    expect(said[i]).toContain(`${(downtime * 1000).toPrecision(3)} ms`);
  }
  if (last !== undefined && isGaveUp(last)) checkLeast(told, policy, textIn("least"));
  const lit = findAll(part("listing") ?? panel, "data-why", "line").filter(
    (node) => node.attributes["data-lit"] !== undefined,
  );
  expect(lit).toHaveLength(1);
}

function checkLeast({ deliberation, workload }: Told, policy: string, text: string): void {
  const least: LeastRemedy | null = leastRemedy(
    deliberation,
    factsOf(policy).tellsRemedy,
    sharesAt(workload, deliberation.step),
  );
  const offered = least?.raise?.needed.stillOver === true ? least.raise.needed.value : least?.relief;
  const room = least?.room?.needed;
  const wanted = [...(room?.onTarget ?? []), ...(room?.ofPartner ?? []), offered ?? 0]
    .map(statedFigure)
    .filter((figure) => figure > 0)
    .map(Number);
  const read = figuresIn(text).map(Number);
  expect(read).toEqual(offered === null || offered === undefined ? wanted : [...wanted, wanted.at(-1)]);
}

describe("the text is the record's", () => {
  beforeAll(async () => {
    await startI18n("en");
    await loadTexts(["panel why", ...policyIds().map((id) => `policy ${id}` as const)]);
  });

  it.each(PAPER_CHOICES.map((choice) => ({ choice })))(
    "for all decisions of the paper scenario: $choice.policy $choice.parameters",
    ({ choice }) => {
      const told = deliberationsOf(choice);
      expect(told.length).toBeGreaterThanOrEqual(10);
      for (const each of told) {
        for (let shown = 1; shown <= each.deliberation.decisions.length; shown++)
          checkText(each, shown, choice.policy);
      }
    },
  );

  it("where VMs are taken out and placed together no smallest change is claimed", () => {
    const stuck = deliberationsOf(choose("thr-mmt")).filter(
      ({ deliberation }) => only(deliberation.decisions, isGaveUp).length > 0,
    );
    // Of a PM that it does not count as hot (TM1) nothing was weighed.
    expect(new Set(stuck.map(({ deliberation }) => deliberation.decisions.length > 1)).size).toBe(2);
    for (const told of stuck) {
      const { decisions } = told.deliberation;
      const page = render(told, decisions.length, "thr-mmt");
      const [part] = findAll(page, "data-why", "least");
      if (decisions.length === 1) {
        expect(part).toBeUndefined();
        expect(textOf(page)).toContain("Nothing was weighed");
        continue;
      }
      const text = part === undefined ? "" : textOf(part);
      checkLeast(told, "thr-mmt", text);
      expect(text).toContain("do not tell the smallest change");
      expect(text).not.toMatch(/could go|would have let|would help/);
    }
  });

  it("of a PM that is emptied it says why this one, and that nobody is over", () => {
    const choice = choose("thr-mmt", { evacuate: "on" });
    const workload = draw("PM0: 10 0 5 \n PM1: 40 0 5 \n PM2: 30 0 5");
    const deliberation = explainEvent(workload, deciderOf(choice), run(choice, workload), stepOf(0), 0);
    const shown = deliberation.decisions.length - 1;
    const page = render({ deliberation, workload }, shown, "thr-mmt");
    const textIn = (name: string): string => textOf(findAll(page, "data-why", name)[0] ?? page).trim();
    expect(textIn("head")).toBe("thr-mmt: PM0 is to be emptied");
    expect(textIn("source-order")).toContain("the least used is emptied first, by cpu: PM0 0.10, PM2 0.30");
    expect(textIn("evacuation")).toBe("All VMs of PM0 have a place, so it is emptied.");
    expect(textIn("target")).toContain("PM1: by 7.50 W");
    expect(textIn("formed growth")).toContain("7.50 W more");
    expect(findAll(page, "data-why", "source")).toEqual([]);
  });

  it("in Korean the figures are the same", async () => {
    const told = deliberationsOf(choose("sandpiper-2008"));
    const read = (): string[][] =>
      told.map((each) => {
        const panel = render(each, each.deliberation.decisions.length, "sandpiper-2008");
        const labels = findAll(panel, "aria-label").map((node) => node.attributes["aria-label"]);
        return [textOf(panel), ...labels].flatMap((text) => figuresIn(text ?? "")).sort();
      });
    const english = read();
    await changeLanguage("ko");
    expect(i18next.t("why.changed.title")).toBe("달라진 것");
    const korean = read();
    await changeLanguage("en");
    expect(korean).toEqual(english);
    expect(english.flat().length).toBeGreaterThan(1000);
  });
});

describe("the listing", () => {
  it.each(EVERY_CHOICE.map((choice) => ({ choice })))(
    "has exactly one line for every decision: $choice.policy $choice.parameters",
    ({ choice }) => {
      const { listing, criteria } = factsOf(choice.policy);
      const known = [...RESOURCE_INDICES, "norm", "distance", ...Object.keys(criteria)];
      const seen = new Set<string>();
      for (const { deliberation } of deliberationsOf(choice)) {
        for (const decision of deliberation.decisions) {
          if (listing.length === 0) continue;
          const line = litLine(listing, decision);
          expect(line, decision.kind).not.toBeNull();
          if (line !== null) seen.add(line.key);
          if ("rule" in decision) expect(line?.rule).toBe(decision.rule);
          if ("order" in decision) expect(known).toContain(decision.order.criterion);
        }
      }
      const marks = listing.flatMap(({ lit }) => lit);
      expect(new Set(marks).size).toBe(marks.length);
      if (PAPER_CHOICES.some(({ policy }) => policy === choice.policy))
        expect(seen.size).toBeGreaterThanOrEqual(listing.length - 1); // SCOA gives nothing up in this scenario
    },
  );
});
