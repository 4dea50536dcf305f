/** A whole run through a runner, for those who have no use for a part of it. */

import type { RunRecord } from "../engine/record.ts";
import { createRecord } from "../engine/record.ts";
import type { CallOptions, Protocol, Runner } from "./protocol.ts";

export async function collectRun(
  runner: Runner,
  request: Protocol["run"]["request"],
  options: Omit<CallOptions<"run">, "onPart"> = {},
): Promise<RunRecord> {
  const { record, append } = createRecord(request.scenario);
  await runner.call("run", request, { ...options, onPart: append });
  return record;
}
