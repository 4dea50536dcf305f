/** The part of a link that says which page is shown, and how the pages besides the lanes are arranged. */

import { MEASURE_IDS } from "../measures/registry.ts";
import { policyIds } from "../policies/registry.ts";
import type { Display, ScoreOrder } from "./display.ts";
import { GROUPINGS, PAGES } from "./display.ts";
import type { LinkParts, Reader } from "./link-parts.ts";
import { oneOf } from "./link-parts.ts";

type Pages = Pick<Display, "page" | "grouping" | "card" | "order" | "pinned">;

export function encodePages(display: Pages, usual: Pages, parts: URLSearchParams): void {
  if (display.page !== usual.page) parts.set("page", display.page);
  if (display.grouping !== usual.grouping) parts.set("group", display.grouping);
  if (display.card !== null) parts.set("card", display.card);
  if (orderText(display.order) !== orderText(usual.order)) parts.set("sort", orderText(display.order));
  if (display.pinned.join() !== usual.pinned.join()) parts.set("pin", display.pinned.join());
}

export const decodePages = ({ read }: LinkParts, usual: Pages): Pages => ({
  page: read("page", oneOf(PAGES)) ?? usual.page,
  grouping: read("group", oneOf(GROUPINGS)) ?? usual.grouping,
  card: read("card", oneOf(policyIds())),
  order: read("sort", order) ?? usual.order,
  pinned: read("pin", measures) ?? usual.pinned,
});

const REVERSED = "-";

/** `moves`, from the worst on `-moves`. */
const orderText = ({ by, isReversed }: ScoreOrder): string => `${isReversed ? REVERSED : ""}${by}`;

const order: Reader<ScoreOrder> = (text) => {
  const isReversed = text.startsWith(REVERSED);
  const by = oneOf(MEASURE_IDS)(isReversed ? text.slice(REVERSED.length) : text);
  return by === null ? null : { by, isReversed };
};

/** Each once; none is an empty text. */
const measures: Reader<Display["pinned"]> = (text) => {
  const named = text === "" ? [] : text.split(",", MEASURE_IDS.length + 1);
  const known = named.flatMap((name) => oneOf(MEASURE_IDS)(name) ?? []);
  return known.length === named.length && new Set(known).size === known.length ? known : null;
};
