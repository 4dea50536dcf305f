/** A PM's name in ink behind the dot that carries its colour. */

import type { ReactNode } from "react";
import { pmColour } from "../view/palette.ts";
import { usePalette } from "./use-theme.ts";

export function PmName({
  pm,
  pms,
  children,
}: {
  readonly pm: number;
  readonly pms: number;
  readonly children: ReactNode;
}) {
  const palette = usePalette();
  return (
    <span className="pm-name">
      <i style={{ background: pmColour(palette, pm, pms) }} aria-hidden="true" />
      {children}
    </span>
  );
}
