/**
 * The one focusable control of a large fleet: keys walk through its PMs (`view/picture/crowd-keys.ts`).
 * Where it stands and what it is called follows the picture (`handles.ts`).
 */

import type { Ref } from "react";
import type { SpaceController } from "./controller.ts";

interface CrowdHandleProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly style: React.CSSProperties;
  readonly pms: number;
  readonly selected: number | null;
  readonly controller: SpaceController | null;
}

export function CrowdHandle({ ref, style, pms, selected, controller }: CrowdHandleProps) {
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (controller?.press(event) !== true) return;
    event.preventDefault();
    event.stopPropagation();
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
      onBlur={() => controller?.aim(null)}
    />
  );
}
