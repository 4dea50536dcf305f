/** What stands in the place of a part that could not be loaded, and the way to try again. */

import { useEffect, useRef } from "react";
import { tryAgain } from "../base/missing.ts";
import { useWords } from "./use-text.ts";

/** The button that was pressed is gone while it is tried; where that fails again, its focus is the next one's. */
let hadFocus = false;

export function MissingText() {
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (hadFocus && document.activeElement === document.body) button.current?.focus();
    hadFocus = false;
  }, []);
  const again = (): void => {
    hadFocus = document.activeElement === button.current;
    tryAgain();
  };
  return (
    <span className="missing" role="alert">
      {t("missing.part")}{" "}
      <button ref={button} type="button" className="button" onClick={again}>
        {t("missing.again")}
      </button>
    </span>
  );
}
