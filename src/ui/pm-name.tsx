/**
 * A PM's name in ink behind the dot that carries its colour. A fleet's colours are those of the
 * scenario: a PM that a fork adds does not change them.
 */

import type { ReactNode } from "react";
import { pmVariable } from "../charts/marks/colours.ts";
import { useScenario } from "./app-context.tsx";

export function PmName({ pm, children }: { readonly pm: number; readonly children: ReactNode }) {
  const { pms } = useScenario();
  return (
    <span className="pm-name">
      <i style={{ background: pmVariable(pm, pms) }} aria-hidden="true" />
      {children}
    </span>
  );
}
