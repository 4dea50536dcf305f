/**
 * The picture of a lane: the space in 3D, or one of its projections. The space is loaded lazily, so
 * that everything else is there first; without WebGL a projection takes its place, with a note.
 */

import { lazy, Suspense } from "react";
import { findPolicy } from "../../policies/registry.ts";
import { isWebGLAvailable } from "../../space/webgl.ts";
import type { FrameSource } from "../../view/frame-source.ts";
import { useAppState, useSession, useTools } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import { usePalette, usePhone, useReducedMotion } from "../use-theme.ts";
import styles from "./lane.module.css";
import { usePictureText } from "./picture-text.ts";
import { ProjectionView } from "./projection-view.tsx";

const loadSpace = () => import("../../space/space.tsx");
/** Starts the download at once, beside the simulation rather than after it. */
if (isWebGLAvailable()) void loadSpace();
const Space = lazy(async () => ({ default: (await loadSpace()).Space }));

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
        <Suspense fallback={<p className={styles.note}>{t("space.loading")}</p>}>
          <SpaceView policy={policy} frames={frames} />
        </Suspense>
      ) : (
        <ProjectionView policy={policy} frames={frames} mode={mode} />
      )}
    </div>
  );
}

function SpaceView({ policy, frames }: { readonly policy: string; readonly frames: FrameSource }) {
  const { app, camera } = useTools();
  const { scenario } = useSession();
  const selected = useAppState((state) => state.selectedPm);
  const words = useWords();
  const text = usePictureText();
  return (
    <Space
      source={frames}
      camera={camera}
      pms={scenario.pms}
      threshold={scenario.threshold}
      limit={scenario.limit}
      palette={usePalette()}
      text={text}
      selected={selected}
      onSelect={app.selectPm}
      distances={findPolicy(policy)?.pmMeasure === "norm"}
      dense={usePhone()}
      reducedMotion={useReducedMotion()}
      label={words.t("space.label", { policy: words.policy(policy) })}
    />
  );
}
