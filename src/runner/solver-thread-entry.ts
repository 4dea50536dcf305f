/** The solver's thread in Node: HiGHS, loaded with it, answers the questions that it is sent. Nothing imports it. */

import { parentPort } from "node:worker_threads";
import { present } from "../base/assert.ts";
import type { Question } from "../engine/decider.ts";
import { createAnswer } from "../solver/answer.ts";
import { createHighs } from "../solver/highs.ts";
import { replyTo } from "./solvers.ts";

const port = present(parentPort, "the thread that started this one");
const solver = createHighs().then((solve) => createAnswer(solve, () => performance.now() / 1000));
solver.catch(() => {}); // who asks hears of it

port.on(
  "message",
  (question: Question) => void replyTo(question, solver).then((reply) => port.postMessage(reply)),
);
