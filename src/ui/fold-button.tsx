/** The name of a band, which folds it to its head and opens it again: the lanes get the room. */

import type { ReactNode } from "react";
import type { Fold } from "../state/display.ts";
import { FOLDS } from "../state/display.ts";
import { useApp, useAppState } from "./app-context.tsx";

interface FoldButtonProps {
  readonly band: Fold;
  readonly children: ReactNode;
}

export function FoldButton({ band, children }: FoldButtonProps) {
  const app = useApp();
  const folded = useAppState(({ display }) => display.folded);
  const isFolded = folded.includes(band);
  const toggle = (): void =>
    app.show({ folded: FOLDS.filter((other) => (other === band ? !isFolded : folded.includes(other))) });
  return (
    <button type="button" className="fold" aria-expanded={!isFolded} onClick={toggle}>
      {children}
      <span className="caret" aria-hidden="true" />
    </button>
  );
}
