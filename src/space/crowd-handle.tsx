/**
 * The one focusable control of a large fleet: the arrow keys choose among its PMs by load, Enter
 * and Escape let go. Where it stands and what it is called follows the picture (`handles.ts`).
 */

import type { Ref } from "react";
import { choiceByKey } from "../view/choice-by-key.ts";
import type { FrameSource } from "../view/frame-source.ts";

interface CrowdHandleProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly style: React.CSSProperties;
  readonly pms: number;
  readonly selected: number | null;
  readonly source: FrameSource;
  readonly onSelect: (pm: number | null) => void;
}

export function CrowdHandle({ ref, style, pms, selected, source, onSelect }: CrowdHandleProps) {
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = choiceByKey(event.key, source.read().utilization, selected);
    if (chosen === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onSelect(chosen);
  };
  return (
    <div
      ref={ref}
      role="spinbutton"
      aria-valuemin={0}
      aria-valuemax={pms - 1}
      {...(selected === null ? {} : { "aria-valuenow": selected })}
      tabIndex={0}
      className="space-point"
      style={style}
      onKeyDown={onKeyDown}
    />
  );
}
