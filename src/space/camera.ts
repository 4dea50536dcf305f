/** Three's camera, set up to see a scene as the page reckons with it: see `view/picture/space-projection.ts`. */

import type { PerspectiveCamera } from "three";
import { add } from "../view/picture/scene-vector.ts";
import type { Projection } from "../view/picture/space-projection.ts";
import { CAMERA_DISTANCE } from "../view/picture/space-projection.ts";

/** Box widths from the eye. Nothing is cut off: the box is some four of them away. */
const [NEAR, FAR] = [0.5, 12];

/** The target need not stand in the viewport's middle: the frustum is as far off centre as it is. */
export function aim(camera: PerspectiveCamera, { pose, viewport, focal, x, y, back }: Projection): void {
  const eye = add(pose.target, back, CAMERA_DISTANCE);
  camera.position.set(eye.x, eye.y, eye.z);
  camera.lookAt(pose.target.x, pose.target.y, pose.target.z);
  camera.updateMatrixWorld();
  const perPixel = NEAR / focal;
  const [left, right] = [-x * perPixel, (viewport.width - x) * perPixel];
  const [top, bottom] = [y * perPixel, (y - viewport.height) * perPixel];
  camera.projectionMatrix.makePerspective(left, right, top, bottom, NEAR, FAR);
  camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
}
