/**
 * Stands in for `react-style-singleton`, with which Radix keeps the page from scrolling under a
 * dialog: that writes style elements, which the page's content security policy does not allow. A
 * style sheet that is adopted is none (`vite.config.ts` puts this file in its place).
 */

import { useEffect } from "react";

interface StyleProps {
  readonly styles: string;
}

/** A component that has its styles in the page as long as anybody shows it, once for all who do. */
export function styleSingleton(): (props: StyleProps) => null {
  let users = 0;
  let sheet: CSSStyleSheet | null = null;

  function take(styles: string): void {
    users++;
    if (sheet !== null) return;
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }

  function giveBack(): void {
    users--;
    if (users > 0) return;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    sheet = null;
  }

  return function Style({ styles }) {
    useEffect(() => {
      take(styles);
      return giveBack;
    }, [styles]);
    return null;
  };
}
