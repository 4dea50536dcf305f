/** How far the axes of the space reach, for a lane's picture: the same in all lanes, and the same object as long as it is the same range. */

import { present } from "../../base/assert.ts";
import { spaceRange } from "../../state/space-range.ts";
import type { SpaceRange } from "../../view/picture/axis-range.ts";
import { useAppState } from "../app-context.tsx";

/** Only for components that are mounted while there is a session. */
export const useSpaceRange = (): SpaceRange =>
  useAppState(({ session, display }) => spaceRange(present(session, "a session"), display.space));
