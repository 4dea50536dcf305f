/**
 * For the capturing of clicks around buttons that change a run: the second press of a double click would
 * change another thing, which is what is there once the first is carried out.
 */

import type { MouseEvent } from "react";

export function ignoreDoubleClick(event: MouseEvent): void {
  if (event.detail < 2 || !(event.target instanceof Element) || event.target.closest("button") === null)
    return;
  event.preventDefault();
  event.stopPropagation();
}
