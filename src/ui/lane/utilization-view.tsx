/**
 * The picture of a lane: the space in 3D, or one of its projections. The space is loaded lazily, so
 * that everything else is there first; without WebGL a projection takes its place, with a note.
 */

import { useEffect, useState } from "react";
import { findPolicy } from "../../policies/registry.ts";
import type { SpaceProps } from "../../space/space-props.ts";
import { isWebGLAvailable } from "../../space/webgl.ts";
import type { FrameSource } from "../../view/frame-source.ts";
import { useAppState, useSession, useTools } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import { usePalette, usePhone, useReducedMotion } from "../use-theme.ts";
import styles from "./lane.module.css";
import { usePictureText } from "./picture-text.ts";
import { ProjectionView } from "./projection-view.tsx";

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

/** The projection that stands in for the space. */
const WITHOUT_WEBGL = "cpu-mem";

export function UtilizationView({
  policy,
  frames,
}: {
  readonly policy: string;
  readonly frames: FrameSource;
}) {
  const { t } = useWords();
  const chosen = useAppState((state) => state.display.mode);
  const missing = chosen === "3d" && !isWebGLAvailable();
  const mode = missing ? WITHOUT_WEBGL : chosen;
  return (
    <div className={styles.view} data-view={mode}>
      {missing && <p className={styles.note}>{t("space.noWebgl")}</p>}
      {mode === "3d" ? (
        <SpaceView policy={policy} frames={frames} />
      ) : (
        <ProjectionView policy={policy} frames={frames} mode={mode} />
      )}
    </div>
  );
}

function SpaceView({ policy, frames }: { readonly policy: string; readonly frames: FrameSource }) {
  const { app, camera, scheduler } = useTools();
  const { scenario } = useSession();
  const selected = useAppState((state) => state.selectedPm);
  const words = useWords();
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
      pms={scenario.pms}
      threshold={scenario.threshold}
      limit={scenario.limit}
      palette={palette}
      text={text}
      selected={selected}
      onSelect={app.selectPm}
      distances={findPolicy(policy)?.drawsDistance ?? false}
      dense={dense}
      reducedMotion={reducedMotion}
      label={words.t("space.label", { policy: words.policy(policy) })}
    />
  );
}
