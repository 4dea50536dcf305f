/**
 * Who answers what policies ask: a solver in a thread of its own, since it does not listen while it works.
 * There is one at a time, started with the first question; questions wait for their turn. Whoever no longer
 * wants an answer that is being worked on ends the thread, and the next question starts another.
 */

import { present } from "../base/assert.ts";
import { NotLoaded } from "../base/missing.ts";
import type { Question } from "../engine/decider.ts";
import type { Answer } from "../engine/simulate.ts";

/** Answers with plain data; rejects on abort, and where it cannot answer. */
export type Solve = (question: Question, signal: AbortSignal) => Promise<unknown>;

/** A thread that answers one question after the other. */
export interface SolverThread {
  /** Only once the question before is answered. */
  ask(question: Question): void;
  end(): void;
}

/** What a thread says of the question that it was asked last. */
export interface SolverHearer {
  readonly answered: (answer: unknown) => void;
  /** It is of no use any more. */
  readonly failed: (error: Error) => void;
}

interface Asked {
  readonly question: Question;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** @param start how a thread is started */
export function createSolve(start: (hearer: SolverHearer) => SolverThread): Solve {
  let thread: SolverThread | null = null;
  /** The first is being worked on. */
  const asked: Asked[] = [];

  function askNext(): void {
    const [next] = asked;
    if (next === undefined) return;
    thread ??= startThread();
    thread.ask(next.question);
  }

  function startThread(): SolverThread {
    const mine = start({
      answered(answer) {
        if (mine === thread) settle(({ resolve }) => resolve(answer));
      },
      failed(error) {
        if (mine !== thread) return;
        endThread();
        settle(({ reject }) => reject(error));
      },
    });
    return mine;
  }

  function endThread(): void {
    thread?.end();
    thread = null;
  }

  function settle(how: (first: Asked) => void): void {
    how(present(asked.shift(), "a question"));
    askNext();
  }

  return (question, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const mine: Asked = {
        question,
        resolve(answer) {
          signal.removeEventListener("abort", leave);
          resolve(answer);
        },
        reject(reason) {
          signal.removeEventListener("abort", leave);
          reject(reason);
        },
      };
      function leave(): void {
        const place = asked.indexOf(mine);
        asked.splice(place, 1);
        mine.reject(signal.reason);
        if (place > 0) return;
        endThread();
        askNext();
      }
      signal.addEventListener("abort", leave);
      asked.push(mine);
      if (asked.length === 1) askNext();
    });
}

/** What a thread says when it is asked. */
export type SolverReply =
  | { readonly kind: "answered"; readonly answer: unknown }
  /** The solver did not come: there is no network, say. */
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly message: string };

/** In the thread: answers with a solver that may still be on its way. */
export async function replyTo(question: Question, solver: Promise<Answer>): Promise<SolverReply> {
  let answer: Answer;
  try {
    answer = await solver;
  } catch {
    return { kind: "missing" };
  }
  try {
    return { kind: "answered", answer: answer(question) };
  } catch (error) {
    return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

/** On this side of it. */
export function hear(reply: SolverReply, hearer: SolverHearer): void {
  switch (reply.kind) {
    case "answered":
      hearer.answered(reply.answer);
      break;
    case "missing":
      hearer.failed(new NotLoaded("the solver could not be loaded"));
      break;
    case "failed":
      hearer.failed(new Error(reply.message));
  }
}
