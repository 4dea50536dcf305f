/**
 * The canvas of a space: React Three Fiber's root on it, without its `Canvas` component, which
 * would bring all of three's classes into the bundle. R3F keeps scene and context and gives them
 * back on unmount; when to draw is decided elsewhere (`frameloop: "never"`).
 */

import { createRoot, extend, type ReconcilerRoot, useThree } from "@react-three/fiber";
import { useEffect, useLayoutEffect, useRef } from "react";
import { Group } from "three";
import { takeGraphics } from "./graphics.ts";
import type { Surface } from "./painter.ts";
import type { Stage } from "./stage.ts";

extend({ Group });

interface SpaceCanvasProps {
  /** Told of the surface to draw on, whenever it or its size changes. */
  readonly attach: (surface: Surface) => void;
}

export function SpaceCanvas({ attach }: SpaceCanvasProps): React.JSX.Element {
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const { renderer, stage } = takeGraphics(); // for every root its own: a context that was given back cannot be had again
    const canvas = element.appendChild(renderer.domElement);
    const root: ReconcilerRoot<HTMLCanvasElement> = createRoot(canvas);
    let mounted = true;

    const configure = async (): Promise<void> => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width === 0 || height === 0) return;
      await root.configure({
        frameloop: "never",
        camera: stage.camera,
        gl: () => renderer, // what a function hands over is R3F's to give back
        flat: true,
        dpr: window.devicePixelRatio,
        size: { width, height, top: 0, left: 0 },
      });
      if (mounted) root.render(<Contents stage={stage} attach={attach} />);
    };
    const observer = new ResizeObserver(() => void configure());
    observer.observe(element);
    return () => {
      mounted = false;
      observer.disconnect();
      root.unmount();
      stage.dispose();
      canvas.remove();
    };
  }, [attach]);

  return <div ref={place} style={LAYER} aria-hidden />;
}

/** Lives inside the root: puts the stage into the scene and tells of the surface. */
function Contents({
  stage,
  attach,
}: {
  stage: Stage;
  attach: (surface: Surface) => void;
}): React.JSX.Element {
  const gl = useThree((state) => state.gl);
  const scene = useThree((state) => state.scene);
  const camera = useThree((state) => state.camera);
  const size = useThree((state) => state.size);
  const density = useThree((state) => state.viewport.dpr);
  useLayoutEffect(() => {
    const surface: Surface = {
      stage,
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
  }, [gl, scene, camera, size, density, stage, attach]);
  return <primitive object={stage.root} />;
}

const LAYER: React.CSSProperties = { position: "absolute", inset: 0, overflow: "hidden" };
