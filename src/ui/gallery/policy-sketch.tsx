/** The small picture on a policy's card: what it sees of one cluster, the same on every card. */

import { useLayoutEffect, useMemo, useRef } from "react";
import { createMarkLayer } from "../../charts/marks/marks-to-dom.ts";
import { sightSketch } from "../../charts/plane/sight-sketch.ts";
import { findPolicy, sightOf, withDefaults } from "../../policies/registry.ts";
import { SKETCH_PMS, sketchOutlines } from "../../view/sight/sketch-cluster.ts";
import { useWords } from "../use-text.ts";

interface PolicySketchProps {
  /** One that is loaded; with the parameters that it has by default. */
  readonly policy: string;
  /** Px. */
  readonly size?: number;
}

/** Nothing where the policy sees nothing that could be drawn, and where it is not there yet. */
export function PolicySketch({ policy, size = 144 }: PolicySketchProps) {
  const { t, policy: nameOf, resource } = useWords();
  const place = useRef<SVGGElement>(null);
  const isThere = findPolicy(policy) !== undefined;
  const outlines = useMemo(
    () => (isThere ? sketchOutlines(sightOf(withDefaults(policy))) : []),
    [isThere, policy],
  );
  const names = useMemo(() => [resource(0), resource(2)] as const, [resource]);
  useLayoutEffect(() => {
    const layer = place.current;
    if (layer === null) return;
    createMarkLayer(layer).draw(sightSketch(outlines, size, names));
    return () => layer.replaceChildren();
  }, [outlines, size, names]);
  if (outlines.length === 0) return null;
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t("space.sketch", { policy: nameOf(policy), pms: String(SKETCH_PMS) })}
      data-sketch={policy}
    >
      <g ref={place} />
    </svg>
  );
}
