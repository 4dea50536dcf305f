/** What went wrong: what, where, which value; beside everything that was on the screen and still is. */

import type { TFunction } from "i18next";
import type { InputError } from "../scenario/input-error.ts";
import { quoted, textParameters } from "../scenario/input-error.ts";
import type { Problem } from "../state/problem.ts";
import { useApp, useAppState } from "./app-context.tsx";
import { playOnceOpen } from "./use-files.ts";
import { useWords } from "./use-text.ts";

export function ProblemBanner() {
  const app = useApp();
  const { t } = useWords();
  const problem = useAppState((state) => state.problem);
  const somethingShown = useAppState((state) => state.session !== null);
  if (problem === null) return null;
  const isLink = problem.kind === "link";
  const retry = problem.kind === "input" ? problem.retry : undefined;
  return (
    <div className="banner" role={isLink ? "status" : "alert"} data-problem={problem.kind}>
      <p>
        {!isLink && <strong>{t("problem.title")}. </strong>}
        <span>{problemText(problem, t)}</span>
        {somethingShown && !isLink && <span className="secondary"> {t("problem.kept")}</span>}
      </p>
      {retry !== undefined && (
        <button
          type="button"
          className="button"
          onClick={() => void playOnceOpen(app, app.openSource(retry))}
        >
          {t("problem.allowLarge")}
        </button>
      )}
      <button type="button" className="button" onClick={app.dismissProblem}>
        {t("problem.dismiss")}
      </button>
    </div>
  );
}

function problemText(problem: Problem, t: TFunction): string {
  switch (problem.kind) {
    case "input":
      return inputText(problem.error, t);
    case "unreadable":
      return t("problem.unreadable", { file: problem.file, message: problem.message });
    case "link":
      return linkText(problem.dropped, t);
    case "bug":
      return t("problem.bug", { message: problem.message });
  }
}

const FILE_PART = "scenario=file:";

function linkText(dropped: readonly string[], t: TFunction): string {
  const files = dropped.filter((part) => part.startsWith(FILE_PART));
  const others = dropped.filter((part) => !files.includes(part));
  return [
    ...(others.length > 0 ? [t("problem.link", { parts: others.join(", ") })] : []),
    ...files.map((part) => t("problem.linkFile", { file: part.slice(FILE_PART.length) })),
  ].join(" ");
}

/** "demands.csv, line 3, column cpu, "x": not a number." */
function inputText(error: InputError, t: TFunction): string {
  const { place } = error;
  const where = [
    place.file,
    place.line === null ? null : t("problem.place.line", { line: place.line }),
    place.column === null ? null : t("problem.place.column", { column: place.column }),
    place.path === "" ? null : place.path,
    place.value === null ? null : quoted(place.value),
  ].filter((part) => part !== null);
  return `${where.join(", ")}: ${reasonText(error, t)}.`;
}

function reasonText(error: InputError, t: TFunction): string {
  if (error.code === "wrong-value") {
    return t("inputError.wrong-value", { expected: t(`expectation.${error.parameters.expected}`) });
  }
  // Which parameters go with which code is known per code only; a test holds texts and parameters together.
  const say = t as (key: string, parameters: object) => string;
  return say(`inputError.${error.code}`, textParameters(error));
}
