/**
 * The one focusable control of a large fleet: the arrow keys choose among its PMs by load, Enter
 * and Escape let go; while a VM is moved by hand the arrows aim, and Enter chooses. Where it stands and what it is called follows the picture (`handles.ts`).
 */

import { type Ref, useRef } from "react";
import type { FrameSource } from "../view/frame-source.ts";
import { crowdKey } from "../view/picture/crowd-keys.ts";

interface CrowdHandleProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly style: React.CSSProperties;
  readonly pms: number;
  readonly selected: number | null;
  readonly source: FrameSource;
  readonly onSelect: (pm: number | null) => void;
  readonly isHandling: boolean;
  readonly aim: (pm: number | null) => void;
}

export function CrowdHandle(props: CrowdHandleProps) {
  const { ref, style, pms, selected, source, onSelect, isHandling, aim } = props;
  const aimed = useRef<number | null>(null);
  const take = (pm: number | null): void => {
    aimed.current = pm;
    aim(pm);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    const now = { frame: source.read(), selected, handling: isHandling, aimed: aimed.current };
    const order = crowdKey(event.key, now);
    if (order === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    take(order.kind === "aim" ? order.pm : null);
    if (order.kind === "choose") onSelect(order.pm);
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
      onBlur={() => take(null)}
    />
  );
}
