/**
 * From the text of a scenario file to a scenario, or to the first thing that is wrong with it. What
 * comes out needs no further checking: lengths agree, every VM starts on a PM that exists, every
 * figure is finite and within its range, and a fork names what there is.
 */

import * as v from "valibot";
import { present } from "../base/assert.ts";
import type { ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { MS_A_MINUTE } from "../base/step-time.ts";
import type { Column } from "../base/vector.ts";
import { uniformCapacity } from "../engine/workload.ts";
import { EVEN, SCENARIO_SCHEMA, SCENARIO_VERSION, scenarioVersion, UNIFORM } from "./file-words.ts";
import { BEGINNING, findForeignText } from "./foreign-file.ts";
import { findForkError } from "./fork-checks.ts";
import type { Expectation, InputError } from "./input-error.ts";
import { inputError, sizeError } from "./input-error.ts";
import { readInstant } from "./instant.ts";
import {
  createTableColumn,
  findRunProblem,
  findTableProblem,
  LAST_INSTANT,
  MOST_INTERVENTIONS,
  MOST_VMS,
} from "./limits.ts";
import type { DemandSource, Scenario } from "./scenario.ts";
import { evenPlacement } from "./scenario.ts";
import type { ScenarioFile } from "./scenario-format.ts";
import { scenarioFileSchema, UPGRADERS } from "./scenario-format.ts";

/** @param file the file's name, as the person named it, for the error */
export function parseScenario(text: string, file: string): Result<Scenario, InputError> {
  const foreign = findForeignText(text.slice(0, BEGINNING), file, "scenario");
  if (foreign !== null) return fail(foreign);
  const json = parseJson(text, file);
  if (json.kind === "error") return json;
  const newest = upgrade(json.value, file);
  if (newest.kind === "error") return newest;
  const checked = v.safeParse(scenarioFileSchema, newest.value, { abortEarly: true });
  if (!checked.success) return fail(errorOfIssue(checked.issues[0], file));
  const disagreement = findDisagreement(checked.output, file);
  return disagreement === null ? ok(toScenario(checked.output)) : fail(disagreement);
}

function parseJson(text: string, file: string): Result<unknown, InputError> {
  const unmarked = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (unmarked.trim() === "") return fail(inputError("empty-file", {}, { file }));
  try {
    const value: unknown = JSON.parse(unmarked);
    return ok(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const position = /at position (\d+)/.exec(reason)?.[1];
    const line = position === undefined ? null : unmarked.slice(0, Number(position)).split("\n").length;
    return fail(inputError("not-json", { reason }, { file, line }));
  }
}

/** The JSON of the newest version; older ones go one version at a time. */
function upgrade(json: unknown, file: string): Result<object, InputError> {
  const object = typeof json === "object" && json !== null ? json : {};
  const schema = "schema" in object ? object.schema : undefined;
  let version = scenarioVersion(schema);
  const place = { file, path: "schema", value: schema === undefined ? null : asText(schema) };
  if (version === null) return fail(inputError("no-schema", { expected: SCENARIO_SCHEMA }, place));
  if (version > SCENARIO_VERSION)
    return fail(inputError("newer-schema", { version, known: SCENARIO_VERSION }, place));
  let value = object;
  for (; version < SCENARIO_VERSION; version++) {
    const newer = present(UPGRADERS[version], `the way from version ${version}`)(value);
    if (newer.kind === "error") return fail(inputError("unknown-key", { key: newer.error }, { file }));
    value = newer.value;
  }
  return ok(value);
}

function errorOfIssue(issue: v.BaseIssue<unknown>, file: string): InputError {
  const keys = (issue.path ?? []).map((item) => item.key);
  const [last, parent] = [keys.at(-1), keys.slice(0, -1)];
  const isKey = issue.type === "strict_object" && issue.path?.at(-1)?.origin === "key";
  if (isKey && issue.expected === "never")
    return inputError("unknown-key", { key: String(last) }, { file, path: pathText(parent) });
  if (issue.input === undefined && typeof last === "string")
    return inputError("missing-key", { key: last }, { file, path: pathText(parent) });
  // A list of three that is too short or too long: the list is wrong, not a figure in it.
  if (issue.input === undefined || (issue.type === "strict_tuple" && issue.expected === "never"))
    return inputError("wrong-value", { expected: "vector" }, { file, path: pathText(parent) });
  if (issue.type === "max_length" && Array.isArray(issue.input)) {
    const parameters = { found: issue.input.length, most: MOST_INTERVENTIONS }; // the one list with a bound of its own
    return inputError("list-too-long", parameters, { file, path: pathText(keys) });
  }
  const place = { file, path: pathText(keys), value: asText(issue.input) };
  return inputError("wrong-value", { expected: issue.message as Expectation }, place); // the schema's messages are expectations
}

/** What the schema cannot say: that the parts of a file agree with each other. */
function findDisagreement(scenario: ScenarioFile, file: string): InputError | null {
  const { pms, vms, steps, vmNames, capacity, initialPlacement, demand } = scenario;
  const size =
    (demand.kind === "generated" ? null : findTableProblem(vms, steps)) ?? findRunProblem(pms, steps);
  if (size !== null) return sizeError(size, { file, path: "steps", value: `${steps}` });

  const start = scenario.start === null ? null : readInstant(scenario.start);
  if (start !== null && start + steps * scenario.stepMinutes * MS_A_MINUTE > LAST_INSTANT) {
    return inputError(
      "wrong-value",
      { expected: "before-10000" },
      { file, path: "start", value: scenario.start },
    );
  }

  if (demand.kind === "generated") {
    const vmsPlace = { file, path: "vms", value: `${vms}` };
    if (vms > MOST_VMS) return inputError("wrong-value", { expected: "at-most-a-million" }, vmsPlace);
    if (vms < pms) return inputError("wrong-value", { expected: "at-least-pms" }, vmsPlace);
  }

  const lengths: [path: string, list: readonly unknown[], expected: number][] = [
    ["vmNames", vmNames ?? [], vmNames === null ? 0 : vms],
  ];
  if (capacity !== UNIFORM) lengths.push(["capacity", capacity, pms]);
  if (initialPlacement !== EVEN) lengths.push(["initialPlacement", initialPlacement, vms]);
  if (demand.kind === "patterns") lengths.push(["demand.profiles", demand.profiles, vms]);
  if (demand.kind === "table") {
    lengths.push(["demand.table", demand.table, steps]);
    demand.table.forEach((row, step) => {
      lengths.push([`demand.table[${step}]`, row, vms]);
    });
  }
  const wrong = lengths.find(([, list, expected]) => list.length !== expected);
  if (wrong !== undefined) {
    const [path, list, expected] = wrong;
    return inputError("wrong-length", { found: list.length, expected }, { file, path });
  }

  const vm = initialPlacement === EVEN ? -1 : initialPlacement.findIndex((pm) => pm >= pms);
  if (vm !== -1) {
    const place = { file, path: `initialPlacement[${vm}]`, value: `${initialPlacement[vm]}` };
    return inputError("wrong-value", { expected: "pm" }, place);
  }
  return scenario.fork === null ? null : findForkError(scenario.fork, scenario, file);
}

const toScenario = ({ schema: _, ...file }: ScenarioFile): Scenario => ({
  ...file,
  start: file.start === null ? null : present(readInstant(file.start), "the instant that was checked"),
  capacity: file.capacity === UNIFORM ? uniformCapacity(file.pms) : Float64Array.from(file.capacity.flat()),
  initialPlacement:
    file.initialPlacement === EVEN
      ? evenPlacement(file.vms, file.pms)
      : Int32Array.from(file.initialPlacement),
  demand: toDemandSource(file.demand),
});

function toDemandSource(demand: ScenarioFile["demand"]): DemandSource {
  switch (demand.kind) {
    case "table":
      return { kind: "table", table: toTable(demand.table) };
    case "patterns": {
      const { kind, ...patterns } = demand;
      return { kind, patterns };
    }
    case "generated": {
      const { kind, ...generated } = demand;
      return { kind, generated };
    }
  }
}

/** Doubles as they stand in the file, or single precision where a CSV of so many figures would be that, too. */
function toTable(rows: readonly (readonly ResourceVector[])[]): Column {
  const stride = (rows[0]?.length ?? 0) * RESOURCE_COUNT;
  const table = createTableColumn(rows.length * stride);
  rows.forEach((row, step) => {
    table.set(row.flat(), step * stride);
  });
  return table;
}

/** `demand.table[3][0]`. */
const pathText = (keys: readonly unknown[]): string =>
  keys
    .map((key, i) => (typeof key === "number" ? `[${key}]` : `${i === 0 ? "" : "."}${String(key)}`))
    .join("");

/** As JSON, but for the infinity that 1e999 reads as. */
const asText = (value: unknown): string =>
  typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
