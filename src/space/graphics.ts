/**
 * A canvas with its renderer and stage. A context, three programs and their first use take a few
 * hundred ms where there is no GPU, most of it in other processes; made ahead, while the simulation
 * runs, they are there when the first lanes are drawn.
 */

import { WebGLRenderer } from "three";
import type { Stage } from "./stage.ts";
import { createStage } from "./stage.ts";

export interface Graphics {
  readonly renderer: WebGLRenderer;
  readonly stage: Stage;
  /** Gives the context back: a browser lends only so many. */
  dispose(): void;
}

const ahead: Graphics[] = [];
let isFirstTaken = false;

/** Px to a side: enough to draw on while nobody looks. */
const REHEARSAL_SIZE = 1;
/** Shaders compile in other processes; asking for them any sooner would only wait for that. */
const COMPILING_MS = 60;

/** Makes those of the first `count` lanes ahead; of no use once a lane has made its own. */
export function prepareGraphics(count: number): void {
  if (isFirstTaken) return;
  for (let i = ahead.length; i < count; i++) ahead.push(createGraphics());
  for (const { renderer, stage } of ahead) {
    renderer.setSize(REHEARSAL_SIZE, REHEARSAL_SIZE, false);
    stage.rehearse();
    renderer.compile(stage.scene, stage.camera);
  }
  setTimeout(() => ahead.forEach(rehearse), COMPILING_MS);
}

/** One that was made ahead, or a new one. It is the caller's from now on, and used only once. */
export function takeGraphics(): Graphics {
  isFirstTaken = true;
  for (let made = ahead.shift(); made !== undefined; made = ahead.shift()) {
    if (!made.renderer.getContext().isContextLost()) return made;
    made.dispose(); // nobody was there to hear of its loss: it would stay empty
  }
  return createGraphics();
}

function createGraphics(): Graphics {
  // Edges are smooth by the shaders' own doing, and nothing is hidden by depth: see batch.ts.
  const renderer = new WebGLRenderer({ antialias: false, depth: false, powerPreference: "high-performance" });
  const stage = createStage();
  return {
    renderer,
    stage,
    dispose() {
      stage.dispose();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

/** Has everything drawn once, off the page, and waits for nothing. */
function rehearse({ renderer, stage }: Graphics): void {
  renderer.render(stage.scene, stage.camera);
  const gl = renderer.getContext();
  if (!(gl instanceof WebGL2RenderingContext)) return;
  gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0); // without a fence, drawing could be put off until it is shown
  gl.flush();
}
