/**
 * What a policy sees at a frame, as far as somebody wants to see it too: nothing is worked out, or fetched,
 * before that. While the fleet stands as it did, the same shapes are given again, so that their curves are
 * made once and not in every frame of a motion.
 */

import { createPart } from "../../base/part.ts";
import type { PictureText } from "../picture/picture-text.ts";
import type { SeenShape } from "./seen-shapes.ts";
import type { StandingInput } from "./standing.ts";

export interface SightInput extends StandingInput {
  /** Whether it is shown. */
  readonly isShown: boolean;
  readonly text: PictureText;
}

export interface SightReader {
  /** @param later called once there is more to see than could be shown now */
  read(input: SightInput, later: () => void): readonly SeenShape[];
}

const NOTHING: readonly SeenShape[] = [];

const SHAPES = createPart(
  () => import("./seen-shapes.ts"),
  (module) => module.seenAt,
);

export function createSightReader(): SightReader {
  /** What the last shapes follow from. */
  let key: readonly unknown[] = [];
  let stood = new Float64Array(0);
  let shapes = NOTHING;

  return {
    read(input, later) {
      if (!input.isShown || input.sight.geometry.length === 0) return NOTHING;
      const seenAt = SHAPES.now();
      if (seenAt === null) {
        void SHAPES.load().then(later);
        return NOTHING;
      }
      const { frame, sight, involved, drawsEvent, chosen, text } = input;
      const moment = [sight, text, frame.step, frame.action, frame.threshold];
      const next = [...moment, involved?.from, involved?.to, drawsEvent, chosen];
      const stands = drawsEvent ? frame.before : frame.utilization;
      if (isSame(key, next) && isSame(stood, stands)) return shapes;
      key = next;
      stood = stands.slice();
      shapes = seenAt(input, text);
      return shapes;
    },
  };
}

const isSame = (a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};
