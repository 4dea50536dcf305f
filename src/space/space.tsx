/**
 * The utilization space of one lane. React sets it up and hands it what changes rarely; frames and
 * camera turns go straight to the painter. Nothing is drawn, and no animation frame is asked for,
 * while nothing changes.
 */

import "./quiet-three.ts";
import { Canvas, useThree } from "@react-three/fiber";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Group } from "three";
import { createController, type SpaceController } from "./controller.ts";
import type { Surface } from "./painter.ts";
import type { SpaceProps } from "./space-props.ts";

export function Space(props: SpaceProps): React.JSX.Element {
  const { pms, selected, dense, label, palette, source, camera, reducedMotion, onSelect, text } = props;
  const panel = useRef<HTMLElement>(null);
  const words = useRef<SVGSVGElement>(null);
  const handles = useRef<(HTMLElement | null)[]>([]);
  const [controller, setController] = useState<SpaceController | null>(null);

  useLayoutEffect(() => {
    if (panel.current === null || words.current === null) return;
    const created = createController(panel.current, words.current, (pm) => handles.current[pm] ?? null);
    setController(created);
    return () => created.dispose();
  }, []);
  useLayoutEffect(() => controller?.update(props));
  useEffect(() => controller?.follow(source, camera), [controller, source, camera]);

  const firstSelected = useRef(selected);
  useEffect(() => {
    if (firstSelected.current === selected) return; // what a link says about the camera stands
    firstSelected.current = selected;
    camera.follow(selected !== null, reducedMotion);
  }, [camera, selected, reducedMotion]);

  return (
    <section
      ref={panel}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys that turn and zoom the camera
      tabIndex={0}
      style={{ ...PANEL, touchAction: dense ? "pan-y" : "none" }}
    >
      {controller !== null && (
        <Canvas
          frameloop="never"
          camera={controller.stage.camera}
          gl={{ antialias: props.antialias ?? true }}
          style={LAYER}
          aria-hidden
        >
          <Contents root={controller.stage.root} attach={controller.attach} />
        </Canvas>
      )}
      <svg ref={words} aria-hidden="true" style={WORDS} />
      {Array.from({ length: pms }, (_, pm) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a PM is its index
          key={pm}
          ref={(element) => {
            handles.current[pm] = element;
          }}
          type="button"
          aria-pressed={pm === selected}
          aria-label={text.pm(pm)}
          style={{ ...HANDLE, outlineColor: palette.ink }}
          className="space-point"
          onClick={(event) => {
            if (event.detail === 0) onSelect(pm === selected ? null : pm); // by key; the pointer's clicks are picked by nearness
          }}
        />
      ))}
    </section>
  );
}

/** Lives inside the canvas: puts the stage into the scene and tells of the canvas's size. */
function Contents({ root, attach }: { root: Group; attach: (surface: Surface) => void }): React.JSX.Element {
  const gl = useThree((state) => state.gl);
  const scene = useThree((state) => state.scene);
  const camera = useThree((state) => state.camera);
  const size = useThree((state) => state.size);
  const density = useThree((state) => state.viewport.dpr);
  useLayoutEffect(() => {
    const surface: Surface = {
      width: size.width,
      height: size.height,
      density,
      render(paper) {
        gl.setClearColor(paper, 1);
        gl.render(scene, camera);
      },
    };
    attach(surface);
    const redraw = (): void => attach(surface);
    gl.domElement.addEventListener("webglcontextrestored", redraw);
    return () => gl.domElement.removeEventListener("webglcontextrestored", redraw);
  }, [gl, scene, camera, size, density, attach]);
  return <primitive object={root} />;
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
  width: "100%",
  height: "100%",
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
