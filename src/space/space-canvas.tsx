/**
 * The canvas of a space. A renderer and its stage are taken when it comes and given back when it
 * goes; in between they are handed to whoever draws, again at each new size and after the context
 * was lost. When to draw is decided elsewhere (`controller.ts`).
 */

import { useEffect, useRef } from "react";
import { takeGraphics } from "./graphics.ts";
import type { Surface } from "./painter.ts";

interface SpaceCanvasProps {
  /** Px of the screen that one of the page's takes. */
  readonly zoom: number;
  /** Told of the surface to draw on, whenever it or its size changes. */
  readonly attach: (surface: Surface) => void;
}

export function SpaceCanvas({ attach, zoom }: SpaceCanvasProps): React.JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const shownZoom = useRef(zoom);
  const offerAgain = useRef<(() => void) | null>(null);

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const { renderer, stage, dispose } = takeGraphics();
    const canvas = element.appendChild(renderer.domElement);

    const offer = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width === 0 || height === 0) return;
      const density = window.devicePixelRatio * shownZoom.current;
      renderer.setPixelRatio(density);
      renderer.setSize(width, height);
      attach({
        stage,
        width,
        height,
        density,
        render(paper) {
          renderer.setClearColor(paper, 1);
          renderer.render(stage.scene, stage.camera);
        },
      });
    };
    offerAgain.current = offer;
    const observer = new ResizeObserver(offer);
    observer.observe(element);
    canvas.addEventListener("webglcontextrestored", offer);
    return () => {
      offerAgain.current = null;
      observer.disconnect();
      canvas.removeEventListener("webglcontextrestored", offer);
      canvas.remove();
      dispose();
    };
  }, [attach]);

  useEffect(() => {
    if (shownZoom.current === zoom) return;
    shownZoom.current = zoom;
    offerAgain.current?.();
  }, [zoom]);

  return <div ref={place} style={LAYER} aria-hidden />;
}

const LAYER: React.CSSProperties = { position: "absolute", inset: 0, overflow: "hidden" };
