/** A PM's name in ink behind the dot that carries its colour. */

import type { ReactNode } from "react";
import { pmVariable } from "../charts/colours.ts";

export function PmName({
  pm,
  pms,
  children,
}: {
  readonly pm: number;
  readonly pms: number;
  readonly children: ReactNode;
}) {
  return (
    <span className="pm-name">
      <i style={{ background: pmVariable(pm, pms) }} aria-hidden="true" />
      {children}
    </span>
  );
}
