/**
 * A short text that changes with the clock, in a box of its own: what is written into it is laid out
 * within the box, and neither its row nor its table again. The box is as wide as texts of so many
 * digits are, so that it changes no more often than they do.
 */

import { textExtent } from "../view/text/text-extent.ts";

interface FigureProps {
  readonly children: string;
  /** Of a text in front of figures rather than among them. */
  readonly start?: boolean;
  readonly "data-counter"?: string;
}

export function Figure({ children, start = false, ...data }: FigureProps) {
  return (
    <span
      {...data}
      className="figure"
      data-start={start || undefined}
      style={{ width: `${textExtent(children)}em` }}
    >
      {children}
    </span>
  );
}
