/** The name of a band, which folds it to its head and opens it again: the lanes get the room. */

import type { ReactNode } from "react";
import type { Fold } from "../state/display.ts";
import { useApp } from "./app-context.tsx";
import { useFolded } from "./use-folded.ts";

interface FoldButtonProps {
  readonly band: Fold;
  readonly children: ReactNode;
}

export function FoldButton({ band, children }: FoldButtonProps) {
  const app = useApp();
  const isFolded = useFolded(band);
  const toggle = (): void => {
    const { folds } = app.store.getState().display;
    app.show({ folds: { ...folds, [band]: !isFolded } });
  };
  return (
    <button type="button" className="fold" aria-expanded={!isFolded} onClick={toggle}>
      {children}
      <span className="caret" aria-hidden="true" />
    </button>
  );
}
