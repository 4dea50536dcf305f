/** What can be wrong with the texts of a page, as they stand there: measured, not looked at. */

import type { Page } from "@playwright/test";

/**
 * What is wrong with the HTML texts under `selector`, each kept within its own `selector` element:
 * two that overlap, and what sticks out. Texts that end in an ellipsis are cut to what is seen.
 */
export const faultsOfTexts = (page: Page, selector: string): Promise<string[]> =>
  page.evaluate((places) => {
    const HAIR = 1;
    const found: string[] = [];
    for (const place of document.querySelectorAll(places)) {
      const edge = place.getBoundingClientRect();
      const boxes = textBoxes(place);
      boxes.forEach((a, i) => {
        if (a.left < edge.left - HAIR || a.right > edge.right + HAIR || a.bottom > edge.bottom + HAIR) {
          found.push(`${place.id} sticks out: ${a.text}`);
        }
        for (const b of boxes.slice(i + 1)) {
          const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (a.node !== b.node && width > HAIR && height > 5) found.push(`${a.text} | ${b.text}`);
        }
      });
    }
    return found;

    function textBoxes(place: Element) {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      const boxes: { node: Node; text: string; left: number; right: number; top: number; bottom: number }[] =
        [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const parent = node.parentElement;
        const text = node.textContent?.trim() ?? "";
        if (text === "" || parent === null || parent.closest("svg, [data-view]") !== null) continue;
        if (isClipped(parent)) continue; // for screen readers only
        const range = document.createRange();
        range.selectNodeContents(node);
        const style = getComputedStyle(parent);
        const seen = style.textOverflow === "ellipsis" && style.overflow === "hidden";
        const right = seen ? parent.getBoundingClientRect().right : Number.POSITIVE_INFINITY;
        for (const box of range.getClientRects()) {
          if (box.width === 0 || (parent.closest("[data-scrolls]") !== null && !isSeen(parent, box)))
            continue;
          const { left, top, bottom } = box;
          boxes.push({ node, text, left, right: Math.min(box.right, right), top, bottom });
        }
      }
      return boxes;
    }

    function isClipped(element: Element | null): boolean {
      return (
        element !== null &&
        (getComputedStyle(element).clipPath !== "none" || isClipped(element.parentElement))
      );
    }

    /** Of a list that scrolls: neither outside of it, nor partly under its head or its sum. */
    function isSeen(parent: Element, { left, right, top, bottom }: DOMRect): boolean {
      const corners = [
        [left + HAIR, top + HAIR],
        [right - HAIR, bottom - HAIR],
      ] as const;
      return corners.every(([x, y]) => {
        const there = document.elementFromPoint(x, y);
        return there !== null && parent.contains(there);
      });
    }
  }, selector);

/**
 * Texts of the whole page that cannot be read: set smaller than 12 px, with the scale of their drawing;
 * cut, unless their full text is at hand by pointer and by screen reader; outside of the window.
 * Headlines are never cut. What scrolls is not cut.
 */
export const unreadable = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const LEAST = 12;
    const HAIR = 1;
    /** Px that the room of a line reaches beyond its letters. */
    const LEADING = 4;
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? "";
      if (text === "" || parent === null || parent.closest("title, style, script, noscript") !== null)
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width === 0 || box.right < 0) continue; // the link past the lanes waits there for its focus
      if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (isForReaders(parent)) continue;
      const px = sizeOf(parent);
      if (px < LEAST - 0.01) found.add(`${px} px: ${text}`);
      if (isCut(parent, box) || text.endsWith("\u2026")) {
        if (parent.closest("[data-caption]") !== null) found.add(`a headline is cut: ${text}`);
        else if (!isToldInFull(parent, text)) found.add(`cut: ${text}`);
      }
    }
    return [...found];

    function sizeOf(element: Element): number {
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.d ?? 1) : 1;
      return size * scale;
    }

    function isForReaders(element: Element | null): boolean {
      return (
        element !== null &&
        (getComputedStyle(element).clipPath !== "none" || isForReaders(element.parentElement))
      );
    }

    function isCut(from: Element, box: DOMRect): boolean {
      let [across, down] = [true, true];
      for (let element: Element | null = from; element !== null; element = element.parentElement) {
        const style = getComputedStyle(element);
        if (style.display === "inline" || style.display === "contents") continue;
        const isPainted = /strict|content|paint/.test(style.contain);
        const edge = element.getBoundingClientRect();
        const clips = (overflow: string): boolean =>
          isPainted || overflow === "hidden" || overflow === "clip";
        if (
          across &&
          clips(style.overflowX) &&
          (box.right > edge.right + HAIR || box.left < edge.left - HAIR)
        )
          return true;
        if (
          down &&
          clips(style.overflowY) &&
          (box.bottom > edge.bottom + LEADING || box.top < edge.top - LEADING)
        )
          return true;
        if (/auto|scroll/.test(style.overflowX)) across = false;
        if (/auto|scroll/.test(style.overflowY)) down = false;
        if (style.position === "fixed") break;
      }
      return across && (box.right > innerWidth + HAIR || box.left < -HAIR);
    }

    function isToldInFull(from: Element, text: string): boolean {
      const start = text.replace(/\u2026$/, "").trimEnd();
      for (
        let element: Element | null = from;
        element !== null && element !== document.body;
        element = element.parentElement
      ) {
        const own = element.querySelector(":scope > title")?.textContent;
        const told = [element.getAttribute("title"), element.getAttribute("aria-label"), own];
        if (told.some((words) => words?.includes(start) === true)) return true;
      }
      return false;
    }
  });

/**
 * Names in the pictures of small fleets that stand nearer to another PM's point than to their own. One
 * that had to move away is joined to its point by a leader, and underlined in its colour.
 */
export const misplacedNames = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const view of document.querySelectorAll('[data-view="3d"]')) {
      const points = [...view.querySelectorAll("button.space-point")].map((point) => {
        const { x, y, width, height } = point.getBoundingClientRect();
        const pm = /\d+/.exec(point.getAttribute("aria-label") ?? "")?.[0] ?? "";
        return { pm, x: x + width / 2, y: y + height / 2 };
      });
      for (const label of view.querySelectorAll("svg")) {
        const texts = [...label.querySelectorAll("text")];
        const named = texts.flatMap((text) => /^PM ?(\d+)/.exec(text.textContent ?? "")?.[1] ?? []);
        if (named.length === 0 || label.querySelector("rect") !== null) continue;
        const boxes = texts.map((text) => text.getBoundingClientRect());
        const far = (x: number, y: number): number =>
          Math.min(
            ...boxes.map((box) =>
              Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)),
            ),
          );
        const isOwn = ({ pm }: { readonly pm: string }): boolean => named.includes(pm);
        const own = Math.min(...points.filter(isOwn).map(({ x, y }) => far(x, y)));
        for (const { pm, x, y } of points.filter((point) => !isOwn(point))) {
          if (far(x, y) < own)
            found.push(`${texts.map((text) => text.textContent).join(" ")} is nearer to PM${pm}`);
        }
      }
    }
    return found;
  });
