/** What takes longer than half a second says so, shows how far it is, and can be cancelled. */

import { useEffect, useState } from "react";
import { useAppState } from "./app-context.tsx";
import { useWords } from "./use-text.ts";

const PATIENCE_MS = 500;

export function WorkBar() {
  const { t } = useWords();
  const work = useAppState((state) => state.work);
  const busy = work !== null;
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!busy) return setLate(false);
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [busy]);
  if (work === null || !late) return null;
  const percent =
    work.progress === null ? null : Math.floor((100 * work.progress.done) / work.progress.total);
  return (
    <div className="banner" role="status">
      <p>
        {t(`work.${work.what}`)} {percent !== null && t("work.progress", { percent })}
      </p>
      <progress
        max={100}
        {...(percent === null ? {} : { value: percent })}
        aria-label={t(`work.${work.what}`)}
      />
      <button type="button" className="button" onClick={work.cancel}>
        {t("work.cancel")}
      </button>
    </div>
  );
}
