/** The page's first words, and what there is to say, in every language at once, when they do not come. */

import { isNotLoaded, tryAgain, untilTriedAgain } from "../base/missing.ts";
import type { Locale } from "../state/display.ts";
import { startI18n } from "./i18n/i18n.ts";

const SORRY = "Rebalance Lab could not be loaded. · 불러오지 못했습니다. ";
const AGAIN = "Try again · 다시 시도";

/**
 * Resolves once the page can speak.
 * @param policies that it speaks of first, by id
 * @param root where nothing is drawn yet
 */
export async function speakFirst(
  locale: Locale,
  policies: readonly string[],
  root: HTMLElement,
): Promise<void> {
  const more = policies.map((id) => `policy ${id}` as const);
  for (;;) {
    try {
      return await startI18n(locale, more);
    } catch (error) {
      if (!isNotLoaded(error)) throw error;
      root.replaceChildren(createSorry());
      await untilTriedAgain();
    }
  }
}

function createSorry(): HTMLElement {
  const text = document.createElement("p");
  text.setAttribute("role", "alert");
  const button = document.createElement("button");
  button.textContent = AGAIN;
  button.addEventListener("click", tryAgain);
  text.append(SORRY, button);
  return text;
}
