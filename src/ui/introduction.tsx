/** Two sentences for who is here for the first time; once they are put away they do not come back. */

import { useState } from "react";
import { useOpenGuide } from "./guide/guided.tsx";
import { useWords } from "./use-text.ts";

const KEY = "rebalance-lab:introduced";

/** A browser that keeps nothing for us says so by throwing: then they come back. */
export function isIntroduced(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(KEY, "yes");
  } catch {
    // It is shown again on the next visit: nothing else follows.
  }
}

export function Introduction() {
  const { t } = useWords();
  const openGuide = useOpenGuide();
  const [isShown, setShown] = useState(() => !isIntroduced());
  if (!isShown) return null;
  const putAway = (): void => {
    remember();
    setShown(false);
  };
  const read = (): void => {
    putAway();
    openGuide();
  };
  return (
    <section className="banner" aria-label={t("introduction.label")} data-introduction>
      <p>{t("introduction.text")}</p>
      <div className="banner-buttons">
        <button type="button" className="button" onClick={read}>
          {t("introduction.guide")}
        </button>
        <button type="button" className="button" onClick={putAway}>
          {t("introduction.close")}
        </button>
      </div>
    </section>
  );
}
