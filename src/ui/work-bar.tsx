/** What takes longer than half a second says so, shows how far it is, and can be cancelled. */

import { useEffect, useState } from "react";
import type { Work } from "../state/app-state.ts";
import { useAppState } from "./app-context.tsx";
import { timeText } from "./time-left.ts";
import { useWords } from "./use-text.ts";

const PATIENCE_MS = 500;

export function WorkBar() {
  const work = useAppState((state) => state.work);
  const busy = work.length > 0;
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!busy) return setLate(false);
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [busy]);
  if (!late) return null;
  return work.map((item) => <WorkItem key={item.on} work={item} />);
}

/** What ends sooner need not be said how long it takes. */
const WORTH_SAYING_MS = 10_000;

function WorkItem({ work: { on, progress, cancel } }: { readonly work: Work }) {
  const { t } = useWords();
  const left = progress?.leftMs ?? 0;
  const what = on === "scenario" ? t("work.open") : t("work.run");
  const percent = progress === null ? null : Math.floor((100 * progress.done) / progress.total);
  return (
    <div className="banner">
      <p>
        <span role="status">{what}</span>{" "}
        {percent !== null && <span aria-hidden="true">{t("work.progress", { percent })}</span>}
        {left >= WORTH_SAYING_MS && <span data-left>, {t("work.left", { time: timeText(left, t) })}</span>}
      </p>
      <progress max={100} {...(percent === null ? {} : { value: percent })} aria-label={what} />
      <button type="button" className="button" onClick={cancel}>
        {t("work.cancel")}
      </button>
    </div>
  );
}
