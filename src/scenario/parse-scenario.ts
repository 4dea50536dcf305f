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
import { uniformCapacity } from "../engine/workload.ts";
import { EVEN, SCENARIO_SCHEMA, SCENARIO_VERSION, scenarioVersion, UNIFORM } from "./file-words.ts";
import { BEGINNING, findForeignText, schemaIn } from "./foreign-file.ts";
import { findForkError } from "./fork-checks.ts";
import type { Expectation, InputError } from "./input-error.ts";
import { inputError, sizeError } from "./input-error.ts";
import { readInstant } from "./instant.ts";
import { pathText, readJson } from "./json-reader.ts";
import { findRunProblem, findTableProblem, LAST_INSTANT, MOST_INTERVENTIONS, MOST_VMS } from "./limits.ts";
import type { DemandSource, Scenario } from "./scenario.ts";
import { evenPlacement } from "./scenario.ts";
import type { ScenarioFile } from "./scenario-format.ts";
import { scenarioFileSchema, UPGRADERS } from "./scenario-format.ts";

/** Where a file has its table, which is read apart. */
const TABLE_PATH = ["demand", "table"];

/**
 * Yields how many characters are read.
 * @param text a file of at most {@link MOST_JSON_BYTES}
 * @param file the file's name, as the person named it, for the error
 */
export function* parseScenarioInSteps(
  text: string,
  file: string,
): Generator<number, Result<Scenario, InputError>> {
  const beginning = text.slice(0, BEGINNING);
  const problem = findForeignText(beginning, file, "scenario") ?? findNewer(beginning, file);
  if (problem !== null) return fail(problem);
  const json = yield* readJson(text, file, TABLE_PATH);
  if (json.kind === "error") return json;
  const newest = upgrade(json.value, file);
  if (newest.kind === "error") return newest;
  const checked = v.safeParse(scenarioFileSchema, newest.value, { abortEarly: true });
  if (!checked.success) return fail(errorOfIssue(checked.issues[0], file));
  const disagreement = findDisagreement(checked.output, file);
  return disagreement === null ? ok(toScenario(checked.output)) : fail(disagreement);
}

/** The same in one go. */
export function parseScenario(text: string, file: string): Result<Scenario, InputError> {
  const steps = parseScenarioInSteps(text, file);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
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

/** As JSON, but for the infinity that 1e999 reads as. */
const asText = (value: unknown): string =>
  typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
