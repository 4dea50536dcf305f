/** A PM with its figures, for those who hear what is drawn. */

import { RESOURCE_INDICES } from "../../base/resources.ts";
import { resourceAt } from "../../base/vector.ts";
import type { PictureText } from "../picture/picture-text.ts";
import { formatUtilization } from "./figures.ts";

/** "PM0: cpu 0.83, net 0.40, mem 0.33" */
export function pmFigures(
  pm: number,
  utilization: Float64Array,
  threshold: number,
  text: PictureText,
): string {
  const figures = RESOURCE_INDICES.map(
    (r) => `${text.axes[r]} ${formatUtilization(resourceAt(utilization, pm, r), threshold)}`,
  );
  return `${text.pm(pm)}: ${figures.join(", ")}`;
}
