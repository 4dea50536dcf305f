/**
 * What was pressed may be gone with what it did, such as the button that takes a change back. The focus
 * then stays in its place, instead of going back to the beginning of the page.
 */

import type { RefObject } from "react";
import { useEffect, useRef } from "react";

/** @param changed whatever may take a focused element away when it changes */
export function useKeptFocus(place: RefObject<HTMLElement | null>, changed: unknown): void {
  const wasInside = useRef(false);
  useEffect(() => {
    const element = place.current;
    const enter = (): void => {
      wasInside.current = true;
    };
    const leave = ({ relatedTarget }: FocusEvent): void => {
      wasInside.current = relatedTarget === null || element?.contains(relatedTarget as Node) === true;
    };
    element?.addEventListener("focusin", enter);
    element?.addEventListener("focusout", leave);
    return () => {
      element?.removeEventListener("focusin", enter);
      element?.removeEventListener("focusout", leave);
    };
  }, [place]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again whenever it changes
  useEffect(() => {
    if (wasInside.current && document.activeElement === document.body) place.current?.focus();
  }, [place, changed]);
}
