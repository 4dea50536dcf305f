/**
 * The picture of a lane: the space in 3D, or one of its projections. Both are loaded lazily, the
 * space so that everything else is there first, the projections because a first visit shows none;
 * without WebGL a projection takes the space's place, with a note.
 */

import { lazy, Suspense, useEffect, useState } from "react";
import { findPolicy } from "../../policies/registry.ts";
import type { SpaceProps } from "../../space/space-props.ts";
import { isWebGLAvailable } from "../../space/webgl.ts";
import type { Lane } from "../../state/session.ts";
import type { FrameSource } from "../../view/frame-source.ts";
import { useAppState, useScenario, useTools } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import { usePalette, usePhone, useReducedMotion } from "../use-theme.ts";
import styles from "./lane.module.css";
import { usePictureText } from "./picture-text.ts";
import { usePicked } from "./use-picked.ts";

type SpaceComponent = (props: SpaceProps) => React.JSX.Element;

/** There once it has been loaded: lanes that come later draw at once, without suspending. */
let Space: SpaceComponent | null = null;

async function loadSpace(): Promise<SpaceComponent> {
  Space = (await import("../../space/space.tsx")).Space;
  return Space;
}

/** Starts the download of the space, and gets the canvases of `lanes` lanes ready, beside the simulation rather than after it. */
export async function prepareSpace(lanes: number): Promise<void> {
  if (!isWebGLAvailable()) return;
  const graphics = import("../../space/graphics.ts");
  await loadSpace();
  (await graphics).prepareGraphics(lanes);
}

const ProjectionView = lazy(async () => ({
  default: (await import("./projection-view.tsx")).ProjectionView,
}));

/** The projection that stands in for the space. */
const WITHOUT_WEBGL = "cpu-mem";

interface UtilizationViewProps {
  readonly lane: Lane;
  readonly frames: FrameSource;
}

export function UtilizationView({ lane, frames }: UtilizationViewProps) {
  const { t } = useWords();
  const chosen = useAppState((state) => state.display.mode);
  const missing = chosen === "3d" && !isWebGLAvailable();
  const mode = missing ? WITHOUT_WEBGL : chosen;
  return (
    <div className={styles.view} data-view={mode}>
      {missing && <p className={styles.note}>{t("space.noWebgl")}</p>}
      {mode === "3d" ? (
        <SpaceView lane={lane} frames={frames} />
      ) : (
        <Suspense fallback={<p className={styles.note}>{t("space.loading")}</p>}>
          <ProjectionView lane={lane} frames={frames} mode={mode} />
        </Suspense>
      )}
    </div>
  );
}

function SpaceView({ lane, frames }: UtilizationViewProps) {
  const { camera, scheduler } = useTools();
  const { limit } = useScenario();
  const picked = usePicked(lane);
  const words = useWords();
  const { policy } = lane.choice;
  const text = usePictureText();
  const palette = usePalette();
  const dense = usePhone();
  const reducedMotion = useReducedMotion();
  const [Loaded, setLoaded] = useState<SpaceComponent | null>(() => Space);
  useEffect(() => {
    if (Loaded === null) void loadSpace().then((component) => setLoaded(() => component));
  }, [Loaded]);
  if (Loaded === null) return <p className={styles.note}>{words.t("space.loading")}</p>;
  return (
    <Loaded
      source={frames}
      clock={scheduler}
      camera={camera}
      {...picked}
      limit={limit}
      palette={palette}
      text={text}
      distances={findPolicy(policy)?.drawsDistance ?? false}
      dense={dense}
      reducedMotion={reducedMotion}
      label={words.t("space.label", { policy: words.policy(policy) })}
    />
  );
}
