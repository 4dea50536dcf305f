/** A whole run through a runner, for those who have no use for a part of it. */

import { pmsWith } from "../../src/engine/intervention-list.ts";
import type { RunRecord } from "../../src/engine/record.ts";
import { createRecord } from "../../src/engine/record.ts";
import type { CallOptions, Protocol, Runner } from "../../src/runner/protocol.ts";

export async function collectRun(
  runner: Runner,
  request: Protocol["run"]["request"],
  options: Omit<CallOptions<"run">, "onPart"> = {},
): Promise<RunRecord> {
  const { pms, vms, steps } = request.scenario;
  const { record, append } = createRecord({ pms: pmsWith(pms, request.interventions), vms, steps });
  await runner.call("run", request, { ...options, onPart: append });
  return record;
}
