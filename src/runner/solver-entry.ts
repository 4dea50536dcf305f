/** The solver's worker: HiGHS, loaded with it, answers the questions that it is sent. Nothing imports it. */

import address from "highs/runtime?url";
import type { Question } from "../engine/decider.ts";
import { createAnswer } from "../solver/answer.ts";
import { createHighs } from "../solver/highs.ts";
import { replyTo } from "./solvers.ts";

const solver = createHighs(address).then((solve) => createAnswer(solve, () => performance.now() / 1000));
solver.catch(() => {}); // who asks hears of it

addEventListener(
  "message",
  ({ data }: MessageEvent<Question>) => void replyTo(data, solver).then((reply) => postMessage(reply)),
);
