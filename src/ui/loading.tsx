/**
 * A part of the page whose code is loaded when it is wanted. Until it is there nothing is shown in its
 * place but that it is on its way: to readers, and to whoever waits for the page to come to rest.
 */

import type { ReactNode } from "react";
import { Suspense } from "react";

interface LoadingProps {
  readonly children: ReactNode;
  /** Within a table only its own elements may stand. */
  readonly within?: "page" | "table";
}

export function Loading({ children, within = "page" }: LoadingProps) {
  const fallback = within === "table" ? <tr hidden aria-busy="true" /> : <span hidden aria-busy="true" />;
  return <Suspense fallback={fallback}>{children}</Suspense>;
}
