/** How high the rows of the panel's lists are, px: for a finger higher than for a pointer that points exactly. */

import { useState } from "react";

const POINTER = 20;
const FINGER = 36;

/** The height, and the same for the style sheet. */
export function useRows(): { readonly height: number; readonly style: React.CSSProperties } {
  const [coarse] = useState(() => matchMedia("(pointer: coarse)").matches);
  const height = coarse ? FINGER : POINTER;
  return { height, style: { "--row": `${height}px` } as React.CSSProperties };
}
