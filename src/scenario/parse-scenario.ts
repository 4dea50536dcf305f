/**
 * From the text of a scenario file to a scenario, or to the first thing that is wrong with it. What
 * comes out needs no further checking: lengths agree, every VM starts on a PM that exists, every
 * figure is finite and within its range, and a fork names what there is.
 */

import * as v from "valibot";
import { present } from "../base/assert.ts";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { MS_A_MINUTE } from "../base/step-time.ts";
import { upgraded } from "../base/upgrade.ts";
import { uniformCapacity } from "../engine/workload.ts";
import type { FileReader } from "./file-reader.ts";
import { readWhole } from "./file-reader.ts";
import { EVEN, SCENARIO_SCHEMA, SCENARIO_VERSION, scenarioVersion, UNIFORM } from "./file-words.ts";
import { BEGINNING, findForeignText, schemaIn } from "./foreign-file.ts";
import { findForkError } from "./fork-checks.ts";
import type { Expectation, InputError } from "./input-error.ts";
import { inputError, sizeError } from "./input-error.ts";
import { readInstant } from "./instant.ts";
import { createJsonReader, pathText } from "./json-reader.ts";
import { findRunProblem, findTableProblem, LAST_INSTANT, MOST_INTERVENTIONS, MOST_VMS } from "./limits.ts";
import type { DemandSource, Scenario } from "./scenario.ts";
import { evenPlacement } from "./scenario.ts";
import type { ScenarioFile } from "./scenario-format.ts";
import { scenarioFileSchema, UPGRADERS } from "./scenario-format.ts";

/** Where a file has its table, which is read apart. */
const TABLE_PATH = ["demand", "table"];

/** @param file the file's name, as the person named it, for the error */
export function createScenarioReader(file: string): FileReader<Scenario> {
  const json = createJsonReader(file, TABLE_PATH);
  let beginning: string | null = ""; // until it is long enough to be looked at

  /** Takes a piece in; `isLast` where no more comes. */
  function push(piece: string, isLast: boolean): InputError | null {
    if (beginning === null) return json.push(piece);
    beginning += piece;
    if (beginning.length < BEGINNING && !isLast) return null;
    const text = beginning;
    beginning = null;
    const head = text.slice(0, BEGINNING);
    return findForeignText(head, file, "scenario") ?? findNewer(head, file) ?? json.push(text);
  }

  return {
    push: (text) => push(text, false),
    finish() {
      const error = push("", true);
      if (error !== null) return fail(error);
      const value = json.finish();
      return value.kind === "ok" ? readScenario(value.value, file) : value;
    },
    breakOff() {
      const error = push("", true);
      if (error !== null) return error;
      const value = json.finish();
      return value.kind === "ok" || value.error.code === "json-ends" ? null : value.error;
    },
    get line() {
      return json.line;
    },
  };
}

/** The same of a whole text. */
export const parseScenario = (text: string, file: string): Result<Scenario, InputError> =>
  readWhole(createScenarioReader(file), text);

function readScenario(json: unknown, file: string): Result<Scenario, InputError> {
  const newest = upgrade(json, file);
  if (newest.kind === "error") return newest;
  const checked = v.safeParse(scenarioFileSchema, newest.value, { abortEarly: true });
  if (!checked.success) return fail(errorOfIssue(checked.issues[0], file));
  const disagreement = findDisagreement(checked.output, file);
  return disagreement === null ? ok(toScenario(checked.output)) : fail(disagreement);
}

/** A newer version may have a table of another kind, so its number is looked for before that is read. */
function findNewer(beginning: string, file: string): InputError | null {
  const schema = schemaIn(beginning);
  const version = scenarioVersion(schema);
  if (version === null || version <= SCENARIO_VERSION) return null;
  const place = { file, path: "schema", value: asText(schema) };
  return inputError("newer-schema", { version, known: SCENARIO_VERSION }, place);
}

/** The JSON of the newest version; older ones go one version at a time. */
function upgrade(json: unknown, file: string): Result<object, InputError> {
  const object = typeof json === "object" && json !== null ? json : {};
  const schema = "schema" in object ? object.schema : undefined;
  const version = scenarioVersion(schema);
  const place = { file, path: "schema", value: schema === undefined ? null : asText(schema) };
  if (version === null) return fail(inputError("no-schema", { expected: SCENARIO_SCHEMA }, place));
  if (version > SCENARIO_VERSION)
    return fail(inputError("newer-schema", { version, known: SCENARIO_VERSION }, place));
  const newest = upgraded(object, version, SCENARIO_VERSION, UPGRADERS);
  return newest.kind === "ok" ? newest : fail(inputError("unknown-key", { key: newest.error }, { file }));
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

  const lengths: [path: string, found: number, expected: number][] = [];
  if (vmNames !== null) lengths.push(["vmNames", vmNames.length, vms]);
  if (capacity !== UNIFORM) lengths.push(["capacity", capacity.length, pms]);
  if (initialPlacement !== EVEN) lengths.push(["initialPlacement", initialPlacement.length, vms]);
  if (demand.kind === "patterns") lengths.push(["demand.profiles", demand.profiles.length, vms]);
  if (demand.kind === "table") {
    const { table } = demand;
    lengths.push(["demand.table", table.steps, steps], ["demand.table[0]", table.vms, vms]);
    if (table.odd !== null) lengths.push([`demand.table[${table.odd.step}]`, table.odd.vms, vms]);
  }
  const wrong = lengths.find(([, found, expected]) => found !== expected);
  if (wrong !== undefined) {
    const [path, found, expected] = wrong;
    return inputError("wrong-length", { found, expected }, { file, path });
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
      return { kind: "table", table: demand.table.column };
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

/** As JSON, but for the infinity that 1e999 reads as; of a long list or a deep object the beginning. */
function asText(value: unknown): string {
  if (typeof value === "number") return String(value);
  let room = MOST_WRITTEN;
  const cut = (_: string, part: unknown): unknown => {
    if (typeof part !== "object" || part === null) return part;
    if (--room < 0) return null;
    return Array.isArray(part) ? part.slice(0, MOST_WRITTEN) : part;
  };
  return JSON.stringify(value, cut) ?? String(value);
}

/** Of lists and objects, and of entries of a list: more would be cut off a message anyway. */
const MOST_WRITTEN = 40;
