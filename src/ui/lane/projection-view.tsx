/** One of the projections, drawn in plain 2D. */
import type { ViewMode } from "../../state/display.ts";
import type { FrameSource } from "../../view/frame-source.ts";

export function ProjectionView(_props: { readonly policy: string; readonly frames: FrameSource; readonly mode: ViewMode }) {
  return null;
}
