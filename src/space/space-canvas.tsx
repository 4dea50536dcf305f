/**
 * The canvas of a space: React Three Fiber's root on it, without its `Canvas` component, which
 * would bring all of three's classes into the bundle. R3F makes renderer, scene and context and
 * gives them back on unmount; when to draw is decided elsewhere (`frameloop: "never"`).
 */

import "./quiet-three.ts";
import { createRoot, extend, type ReconcilerRoot, useThree } from "@react-three/fiber";
import { useEffect, useLayoutEffect, useRef } from "react";
import { Group } from "three";
import type { Surface } from "./painter.ts";
import type { Stage } from "./stage.ts";

extend({ Group });

interface SpaceCanvasProps {
  readonly stage: Stage;
  readonly antialias: boolean;
  /** Told of the surface to draw on, whenever it or its size changes. */
  readonly attach: (surface: Surface) => void;
}

export function SpaceCanvas({ stage, antialias, attach }: SpaceCanvasProps): React.JSX.Element {
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    // A canvas of its own for every root: a context that was given back cannot be had again.
    const canvas = element.appendChild(document.createElement("canvas"));
    const root: ReconcilerRoot<HTMLCanvasElement> = createRoot(canvas);
    let mounted = true;

    const configure = async (): Promise<void> => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width === 0 || height === 0) return;
      await root.configure({
        frameloop: "never",
        camera: stage.camera,
        gl: { antialias },
        dpr: window.devicePixelRatio,
        size: { width, height, top: 0, left: 0 },
      });
      if (mounted) root.render(<Contents root={stage.root} attach={attach} />);
    };
    const observer = new ResizeObserver(() => void configure());
    observer.observe(element);
    return () => {
      mounted = false;
      observer.disconnect();
      root.unmount();
      canvas.remove();
    };
  }, [stage, antialias, attach]);

  return <div ref={place} style={LAYER} aria-hidden />;
}

/** Lives inside the root: puts the stage into the scene and tells of the surface. */
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

const LAYER: React.CSSProperties = { position: "absolute", inset: 0, overflow: "hidden" };
