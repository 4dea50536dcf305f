/**
 * The utilization space of one lane. React sets it up and hands it what changes rarely; frames and
 * camera turns go straight to the painter. Nothing is drawn, and no animation frame is asked for,
 * while nothing changes.
 */

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { NAMED_PMS } from "../view/picture/pm-state.ts";
import { createController, type SpaceController } from "./controller.ts";
import { CrowdHandle } from "./crowd-handle.tsx";
import { SpaceCanvas } from "./space-canvas.tsx";
import type { SpaceProps } from "./space-props.ts";

export function Space(props: SpaceProps): React.JSX.Element {
  const { pms, selected, dense, label, palette, source, clock, camera, room, text, pictures } = props;
  const panel = useRef<HTMLElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const handles = useRef(new Map<number | null, HTMLElement | null>());
  const [controller, setController] = useState<SpaceController | null>(null);

  useLayoutEffect(() => {
    if (panel.current === null || words.current === null) return;
    const handleOf = (pm: number | null) => handles.current.get(pm) ?? null;
    const created = createController(panel.current, words.current, handleOf, room);
    setController(created);
    return () => created.dispose();
  }, [room]);
  useLayoutEffect(() => controller?.update(props));
  useEffect(() => controller?.follow(source, clock), [controller, source, clock]);
  useEffect(
    () => (controller === null ? undefined : camera.subscribe(controller.redraw)),
    [controller, camera],
  );

  useEffect(
    () =>
      controller === null || panel.current === null
        ? undefined
        : pictures.register(panel.current, controller),
    [controller, pictures],
  );

  return (
    <section
      ref={panel}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys that turn and zoom the camera
      tabIndex={0}
      style={{ ...PANEL, touchAction: dense ? "pan-y" : "none" }}
    >
      {controller !== null && <SpaceCanvas attach={controller.attach} zoom={props.zoom} />}
      <div ref={words} aria-hidden="true" style={WORDS} />
      {pms > NAMED_PMS ? (
        <CrowdHandle
          ref={(element) => void handles.current.set(null, element)}
          style={{ ...HANDLE, outlineColor: palette.ink }}
          pms={pms}
          selected={selected}
          controller={controller}
        />
      ) : (
        Array.from({ length: pms }, (_, pm) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a PM is its index
            key={pm}
            ref={(element) => void handles.current.set(pm, element)}
            type="button"
            aria-pressed={pm === selected}
            aria-label={text.pm(pm)}
            style={{ ...HANDLE, outlineColor: palette.ink }}
            className="space-point"
            onClick={(event) => {
              if (event.detail !== 0) return; // the pointer's clicks are picked by nearness
              controller?.choosePm(pm);
            }}
            onFocus={() => controller?.aim(pm)}
            onBlur={() => controller?.aim(null)}
          />
        ))
      )}
    </section>
  );
}

const PANEL: React.CSSProperties = {
  position: "relative",
  width: "100%",
  height: "100%",
  overflow: "hidden",
};
const LAYER: React.CSSProperties = { position: "absolute", inset: 0 };
const WORDS: React.CSSProperties = {
  ...LAYER,
  contain: "layout size style",
  pointerEvents: "none",
  userSelect: "none",
  fontVariantNumeric: "tabular-nums",
  paintOrder: "stroke",
  strokeLinejoin: "round",
};
/** As large as a point's outline of focus, centred on the point; the point itself is drawn below it. */
const HANDLE: React.CSSProperties = {
  position: "absolute",
  left: -9,
  top: -9,
  width: 18,
  height: 18,
  padding: 0,
  border: 0,
  borderRadius: "50%",
  background: "none",
  pointerEvents: "none",
  outlineOffset: 2,
};
