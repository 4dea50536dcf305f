/** What went wrong: what, where, which value; beside everything that was on the screen and still is. */

import type { TFunction } from "i18next";
import { createPart } from "../base/part.ts";
import { droppedText, shortened } from "../state/dropped-parts.ts";
import type { Lane } from "../state/lane.ts";
import type { Problem } from "../state/problem.ts";
import { outsideText } from "../view/text/outside-text.ts";
import { useApp, useAppState } from "./app-context.tsx";
import { faultText } from "./fault-text.ts";
import { laneNameOf } from "./lane/lane-name.ts";
import { Loading, lazily } from "./loading.tsx";
import { playOnceOpen } from "./use-files.ts";
import type { Words } from "./use-text.ts";
import { useWords } from "./use-text.ts";

/** What is said of wrong input, and its texts, are loaded when there is some. */
const InputText = lazily(
  createPart(
    () => import("./input-text.tsx"),
    (module) => module.InputText,
  ),
  "errors",
);

export function ProblemBanner() {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const problem = useAppState((state) => state.problem);
  const lanes = useAppState((state) => state.session?.lanes ?? null);
  const somethingShown = lanes !== null;
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
            problemText(problem, lanes ?? [], words)
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

function problemText(
  problem: Exclude<Problem, { kind: "input" }>,
  lanes: readonly Lane[],
  words: Words,
): string {
  const { t } = words;
  switch (problem.kind) {
    case "unreadable":
      return t("problem.unreadable", {
        file: outsideText(problem.file),
        message: outsideText(problem.message),
      });
    case "link":
      return linkText(problem, t);
    case "bug":
      return t("problem.bug", { message: outsideText(problem.message) });
    case "stopped":
      return `${faultText(problem.fault, t)} ${stoppedText(problem.lanes, lanes, words)}`;
  }
}

/** Which lanes have stopped, of those that are still there. */
function stoppedText(stopped: readonly number[], lanes: readonly Lane[], words: Words): string {
  const { t } = words;
  const names = lanes.flatMap((lane, i) =>
    stopped.includes(lane.id) ? [t("lane.label", { lane: i + 1, policy: laneNameOf(lane, words) })] : [],
  );
  return names.length === 0
    ? t("problem.nothingLost")
    : t("problem.stoppedLanes", { lanes: names.join(t("caption.comma")) });
}

function linkText({ dropped, file, newer }: Extract<Problem, { kind: "link" }>, t: TFunction): string {
  const texts: string[] = [];
  if (newer !== null) texts.push(t("problem.linkNewer", { ...newer, place: `v=${newer.version}` }));
  if (dropped.length > 0) texts.push(t("problem.link", { parts: outsideText(droppedText(dropped)) }));
  if (file !== null) texts.push(t("problem.linkFile", { file: outsideText(shortened(file)) }));
  return texts.join(" ");
}
