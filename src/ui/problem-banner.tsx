/** What went wrong: what, where, which value; beside everything that was on the screen and still is. */

import type { TFunction } from "i18next";
import { lazy } from "react";
import { droppedTexts } from "../state/dropped-parts.ts";
import type { Problem } from "../state/problem.ts";
import { outsideText } from "../view/outside-text.ts";
import { useApp, useAppState } from "./app-context.tsx";
import { loadTexts } from "./i18n/i18n.ts";
import { Loading } from "./loading.tsx";
import { playOnceOpen } from "./use-files.ts";
import { useWords } from "./use-text.ts";

/** What is said of wrong input, and its texts, are loaded when there is some. */
const InputText = lazy(async () => {
  const [{ InputText: text }] = await Promise.all([import("./input-text.tsx"), loadTexts("errors")]);
  return { default: text };
});

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
        <span>
          {problem.kind === "input" ? (
            <Loading>
              <InputText error={problem.error} />
            </Loading>
          ) : (
            outsideText(problemText(problem, t))
          )}
        </span>
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

function problemText(problem: Exclude<Problem, { kind: "input" }>, t: TFunction): string {
  switch (problem.kind) {
    case "unreadable":
      return t("problem.unreadable", { file: problem.file, message: problem.message });
    case "link":
      return linkText(problem.dropped, t);
    case "bug":
      return t("problem.bug", { message: problem.message });
  }
}

function linkText(dropped: readonly string[], t: TFunction): string {
  const { parts, file } = droppedTexts(dropped);
  return [
    ...(parts === "" ? [] : [t("problem.link", { parts })]),
    ...(file === null ? [] : [t("problem.linkFile", { file })]),
  ].join(" ");
}
