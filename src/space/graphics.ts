/**
 * A canvas with its renderer and stage. A context, three programs and their first use take a few
 * hundred ms where there is no GPU, most of it in other processes; made ahead, while the simulation
 * runs, they are there when the first lanes are drawn.
 */

import "./quiet-three.ts";
import { WebGLRenderer } from "three";
import type { Stage } from "./stage.ts";
import { createStage } from "./stage.ts";

export interface Graphics {
  readonly renderer: WebGLRenderer;
  readonly stage: Stage;
}

const ahead: Graphics[] = [];
let isFirstDrawn = false;

/** Makes those of the first `count` lanes ahead; of no use once a lane has made its own. */
export function prepareGraphics(count: number): void {
  if (isFirstDrawn) return;
  for (let i = ahead.length; i < count; i++) ahead.push(createGraphics());
  for (const graphics of ahead) void rehearse(graphics);
}

/** One that was made ahead, or a new one. It is the caller's from now on, and used only once. */
export function takeGraphics(): Graphics {
  isFirstDrawn = true;
  return ahead.shift() ?? createGraphics();
}

function createGraphics(): Graphics {
  // Edges are smooth by the shaders' own doing, and nothing is hidden by depth: see batch.ts.
  const renderer = new WebGLRenderer({ antialias: false, depth: false, powerPreference: "high-performance" });
  return { renderer, stage: createStage() };
}

/** Off the page, on a canvas of one px. */
async function rehearse(graphics: Graphics): Promise<void> {
  const { renderer, stage } = graphics;
  renderer.setSize(1, 1, false);
  stage.rehearse();
  await renderer.compileAsync(stage.root, stage.camera);
  if (!ahead.includes(graphics)) return;
  renderer.render(stage.root, stage.camera);
  const gl = renderer.getContext() as WebGL2RenderingContext;
  gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0); // has it carried out, and waits for nothing
  gl.flush();
}
