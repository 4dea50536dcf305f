/** The names of things on the page itself, each beside what it names, with a line to it where they stand apart. */

import { useEffect, useState } from "react";
import type { LabelRequest, PlacedLabel } from "../../view/picture/label-layout.ts";
import { placeLabels } from "../../view/picture/label-layout.ts";
import { textExtent } from "../../view/text/text-extent.ts";
import { useAppState } from "../app-context.tsx";
import styles from "./guide.module.css";
import type { Mark, MarkedPlace } from "./guide-marks.ts";

const FONT = 12;
const HEIGHT = 20;
const PADDING = 14;
/** A mark up to this size is pointed at as a whole, a larger one at its upper left. */
const SMALL = 60;

interface Seen {
  readonly width: number;
  readonly height: number;
}

interface PillsProps {
  readonly places: () => readonly MarkedPlace[];
  readonly nameOf: (mark: Mark) => string;
  readonly lit: Mark | null;
  /** Px of the page that the sheet does not cover. */
  readonly seen: Seen;
}

export function Pills({ places, nameOf, lit, seen }: PillsProps) {
  const marked = usePlaces(places);
  const pills = placePills(marked, nameOf, seen);
  const litBox = marked.find(({ mark }) => mark === lit)?.box;
  return (
    <div className={styles.pills} aria-hidden="true">
      <svg>
        <title>{""}</title>
        {litBox !== undefined && (
          <rect
            x={litBox.x - 3}
            y={litBox.y - 3}
            width={litBox.width + 6}
            height={litBox.height + 6}
            rx="3"
          />
        )}
        {pills.map(({ id, leader }) => leader !== null && <line key={id} {...leader} />)}
      </svg>
      {pills.map(({ id, x, y }) => (
        <span
          key={id}
          className={styles.pill}
          data-pill={id}
          data-lit={id === lit || undefined}
          style={{ left: x, top: y }}
        >
          {nameOf(id as Mark)}
        </span>
      ))}
    </div>
  );
}

/** Read again when the moment changes, when something is scrolled and when the window changes. */
function usePlaces(places: () => readonly MarkedPlace[]): readonly MarkedPlace[] {
  const at = useAppState(({ playback }) => playback.at);
  const display = useAppState((state) => state.display);
  const [marked, setMarked] = useState<readonly MarkedPlace[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment and the display move what is marked
  useEffect(() => {
    const read = (): void => setMarked(places());
    const afterDrawing = requestAnimationFrame(read);
    addEventListener("resize", read);
    addEventListener("scroll", read, { capture: true });
    return () => {
      cancelAnimationFrame(afterDrawing);
      removeEventListener("resize", read);
      removeEventListener("scroll", read, { capture: true });
    };
  }, [places, at, display]);
  return marked;
}

function placePills(
  marked: readonly MarkedPlace[],
  nameOf: (mark: Mark) => string,
  { width, height }: Seen,
): PlacedLabel[] {
  const named = marked.filter(({ box }) => box.x + box.width / 2 < width && box.y < height);
  const requests = named.map(({ mark, box }): LabelRequest => {
    const isSmall = box.width <= SMALL && box.height <= SMALL;
    return {
      id: mark,
      x: box.x + (isSmall ? box.width / 2 : Math.min(box.width / 2, SMALL)),
      y: box.y + (isSmall ? box.height / 2 : 0),
      clearance: isSmall ? Math.max(box.width, box.height) / 2 : 2,
      width: textExtent(nameOf(mark)) * FONT + PADDING,
      height: HEIGHT,
      own: [],
      reach: "far",
    };
  });
  const dots = named
    .filter(({ box }) => box.width <= SMALL && box.height <= SMALL)
    .map(({ box }) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2, radius: box.width / 2 }));
  return placeLabels(requests, {
    width,
    height,
    dots,
    taken: [],
    lines: [],
    scale: 1,
  });
}
