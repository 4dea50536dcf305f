/** What the chosen metric is drawn as: the load of each PM on a resource, or a measure as one line per lane. */

import type { ResourceIndex } from "../../base/resources.ts";
import type { ChartedMeasure } from "../../measures/registry.ts";
import type { Metric } from "../../state/display.ts";

export type Charted =
  | { readonly kind: "load"; readonly resource: ResourceIndex }
  | { readonly kind: "lane"; readonly measure: ChartedMeasure };

export function chartedBy(metric: Metric): Charted {
  switch (metric) {
    case "cpu":
      return { kind: "load", resource: 0 };
    case "net":
      return { kind: "load", resource: 1 };
    case "mem":
      return { kind: "load", resource: 2 };
    default:
      return { kind: "lane", measure: metric };
  }
}
