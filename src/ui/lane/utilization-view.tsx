/**
 * The picture of a lane: the space in 3D, or one of its projections. Both are loaded lazily, the
 * space so that everything else is there first, the projections because a first visit shows none.
 * Where there is no WebGL, where it is lost, and where it fails, a projection takes the space's place,
 * with a note; a space that is lost stays behind it, and comes back when its canvas does.
 */

import type { ReactNode } from "react";
import { useCallback, useEffect, useRef, useState } from "react";
import { createPart } from "../../base/part.ts";
import { isWebGLAvailable } from "../../space/webgl.ts";
import type { Lane } from "../../state/lane.ts";
import type { FrameSource } from "../../view/frame-source.ts";
import type { PlaneName } from "../../view/picture/axes.ts";
import { useAppState, useScenario, useTools } from "../app-context.tsx";
import { ErrorBoundary } from "../error-boundary.tsx";
import { Loading, lazily } from "../loading.tsx";
import { usePhone, useScale } from "../use-screen.ts";
import { useWords } from "../use-text.ts";
import { usePalette, useReducedMotion } from "../use-theme.ts";
import styles from "./lane.module.css";
import { usePictureText } from "./picture-text.ts";
import { usePicked } from "./use-picked.ts";
import { useSight } from "./use-sight.ts";
import { useSpaceRange } from "./use-space-range.ts";

const SPACE = createPart(
  () => import("../../space/space.tsx"),
  ({ Space }) => Space,
  isWebGLAvailable,
);
const GRAPHICS = createPart(
  () => import("../../space/graphics.ts"),
  ({ prepareGraphics }) => prepareGraphics,
  isWebGLAvailable,
);

/** Starts the download of the space, and gets the canvases of `lanes` lanes ready, beside the simulation rather than after it. */
export async function prepareSpace(lanes: number): Promise<void> {
  if (!isWebGLAvailable()) return;
  const [prepareGraphics] = await Promise.all([GRAPHICS.attempt(), SPACE.attempt()]);
  prepareGraphics(lanes);
}

const Space = lazily(SPACE);
const ProjectionView = lazily(
  createPart(
    () => import("./projection-view.tsx"),
    (module) => module.ProjectionView,
  ),
);

/** The projection that stands in for the space. */
const WITHOUT_WEBGL = "cpu-mem";

interface UtilizationViewProps {
  readonly lane: Lane;
  /** How large type and points are drawn, 1 as everywhere on the page. */
  readonly scale: number;
  readonly frames: FrameSource;
}

interface PictureViewProps extends UtilizationViewProps {
  readonly onBox: (size: number) => void;
}

export function UtilizationView(props: UtilizationViewProps) {
  const { t } = useWords();
  const mode = useAppState((state) => state.display.mode);
  const view = useRef<HTMLDivElement>(null);
  /** Beside what React knows: nothing else on the page follows it. */
  const onBox = useCallback((size: number) => view.current?.setAttribute("data-box", size.toFixed(1)), []);
  const shown = { ...props, onBox };
  if (mode !== "3d") {
    return (
      <div ref={view} className={styles.view} data-view={mode}>
        <Projection {...shown} mode={mode} />
      </div>
    );
  }
  const instead = <Projection {...shown} mode={WITHOUT_WEBGL} />;
  const without = (note: string) => (
    <div ref={view} className={styles.view} data-view={WITHOUT_WEBGL}>
      <p className={styles.note} title={note}>
        {note}
      </p>
      {instead}
    </div>
  );
  if (!isWebGLAvailable()) return without(t("space.noWebgl"));
  return (
    <ErrorBoundary instead={without(t("space.broken"))}>
      <SpaceOr view={view} instead={instead}>
        <SpaceView {...shown} />
      </SpaceOr>
    </ErrorBoundary>
  );
}

interface SpaceOrProps {
  readonly view: React.Ref<HTMLDivElement>;
  readonly children: ReactNode;
  readonly instead: ReactNode;
}

/** A drawing whose canvas is lost cannot be seen, but stays: it is its canvas that is given back. */
function SpaceOr({ view, children, instead }: SpaceOrProps) {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const isLost = useLostGraphics(place);
  return (
    <div ref={view} className={styles.view} data-view={isLost ? WITHOUT_WEBGL : "3d"}>
      {isLost && (
        <p className={styles.note} role="status" title={t("space.lost")}>
          {t("space.lost")}
        </p>
      )}
      {isLost && instead}
      <div ref={place} className={styles.space} inert={isLost}>
        {children}
      </div>
    </div>
  );
}

/** Whether the browser has taken the drawing of a canvas in `place` away, and has not given it back. */
function useLostGraphics(place: React.RefObject<HTMLElement | null>): boolean {
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const element = place.current;
    const lost = (): void => setLost(true);
    const restored = (): void => setLost(false);
    // They do not bubble, but are heard on their way down.
    element?.addEventListener("webglcontextlost", lost, true);
    element?.addEventListener("webglcontextrestored", restored, true);
    return () => {
      element?.removeEventListener("webglcontextlost", lost, true);
      element?.removeEventListener("webglcontextrestored", restored, true);
    };
  }, [place]);
  return isLost;
}

/** What is on its way says so. */
function Picture({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  return <Loading fallback={<p className={styles.note}>{t("space.loading")}</p>}>{children}</Loading>;
}

function Projection(props: PictureViewProps & { readonly mode: PlaneName }) {
  return (
    <Picture>
      <ProjectionView {...props} />
    </Picture>
  );
}

function SpaceView({ lane, frames, scale, onBox }: PictureViewProps) {
  const { camera, room, scheduler, pictures } = useTools();
  const { limit } = useScenario();
  const range = useSpaceRange();
  const picked = usePicked(lane);
  const words = useWords();
  const { policy } = lane.choice;
  const text = usePictureText(policy);
  const sight = useSight(lane.choice);
  const showsSight = useAppState(({ display }) => display.showsSight);
  const palette = usePalette();
  const dense = usePhone();
  const zoom = useScale();
  const reducedMotion = useReducedMotion();
  return (
    <Picture>
      <Space
        source={frames}
        clock={scheduler}
        camera={camera}
        pictures={pictures}
        room={room}
        onBox={onBox}
        {...picked}
        limit={limit}
        range={range}
        palette={palette}
        text={text}
        sight={sight}
        showsSight={showsSight}
        dense={dense}
        scale={scale}
        zoom={zoom}
        reducedMotion={reducedMotion}
        label={words.t("space.label", { policy: words.policy(policy) })}
      />
    </Picture>
  );
}
