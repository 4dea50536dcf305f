/**
 * What is told above everything else and is no problem with what was asked for: code that somebody
 * waits for and that did not come, a new version on the server, files that were not opened.
 */

import { useSyncExternalStore } from "react";
import { onMissing, tryAgain, waitingCount } from "../base/missing.ts";
import { outsideText } from "../view/text/outside-text.ts";
import { useApp, useAppState } from "./app-context.tsx";
import { useNewVersion } from "./new-version.ts";
import { useReload } from "./use-link.ts";
import { useWords } from "./use-text.ts";

export function Notices() {
  return (
    <>
      <Waiting />
      <NewVersion />
      <Unopened />
    </>
  );
}

function Waiting() {
  const { t } = useWords();
  const waits = useSyncExternalStore(onMissing, waitingCount) > 0;
  if (!waits) return null;
  return (
    <div className="banner" role="alert" data-missing>
      <p>{t("missing.waiting")}</p>
      <button type="button" className="button" onClick={tryAgain}>
        {t("missing.again")}
      </button>
    </div>
  );
}

function NewVersion() {
  const { t } = useWords();
  const [isThere, dismiss] = useNewVersion();
  const reload = useReload();
  if (!isThere) return null;
  return (
    <div className="banner" role="status" data-new-version>
      <p>{t("missing.newVersion")}</p>
      <button type="button" className="button" onClick={reload}>
        {t("missing.reload")}
      </button>
      <button type="button" className="button" onClick={dismiss}>
        {t("missing.later")}
      </button>
    </div>
  );
}

/** So many are named. */
const NAMED = 6;

function Unopened() {
  const app = useApp();
  const { t } = useWords();
  const names = useAppState((state) => state.unopened);
  if (names.length === 0) return null;
  const more = names.length - NAMED;
  const files = names.slice(0, NAMED).map(outsideText);
  if (more > 0) files.push(t("problem.more", { count: more }));
  const text = t("problem.unopened", { files: files.join(t("caption.comma")) });
  return (
    <div className="banner" role="status" data-unopened>
      <p className="two-lines" title={text}>
        {text}
      </p>
      <button type="button" className="button" onClick={app.dismissUnopened}>
        {t("problem.dismiss")}
      </button>
    </div>
  );
}
