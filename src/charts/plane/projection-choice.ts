/**
 * The one node of a large fleet that takes the focus on a projection: the arrow keys choose among
 * its PMs by load, Enter and Escape let go; while a VM is moved by hand the arrows aim. It stands at the chosen PM and is named after it.
 */

import type { FrameSource } from "../../view/frame-source.ts";
import type { LaneFrame } from "../../view/lane-frame.ts";
import { crowdKey } from "../../view/picture/crowd-keys.ts";
import type { Fleet } from "../../view/picture/fleet.ts";
import type { PictureText } from "../../view/picture/picture-text.ts";
import { pmFigures } from "../../view/text/pm-name.ts";
import type { Group } from "../marks/svg.ts";
import type { Plane } from "./projection-plane.ts";
import type { PmPoint } from "./projection-points.ts";

interface ChoiceOptions {
  readonly source: FrameSource;
  readonly frame: LaneFrame;
  readonly plane: Plane;
  readonly text: PictureText;
  readonly selected: number | null;
  readonly isHandling: boolean;
  /** The PM that is aimed at. */
  readonly aimed: number | null;
  readonly onSelect: (pm: number | null) => void;
  readonly aim: (pm: number | null) => void;
}

export interface Choice {
  /** @param chosen the PM that it stands at */
  place(fleet: Fleet, chosen: PmPoint | undefined, options: ChoiceOptions): void;
}

/** Px around the point that it stands at. */
const FOCUS = 10;

export function createChoice(parent: Group): Choice {
  let node: Group | null = null;
  let named = "";
  return {
    place(fleet, chosen, options) {
      if (fleet.crowd === null) {
        node?.remove();
        node = null;
        return;
      }
      node ??= createNode(parent);
      const { frame, plane, text, aim } = options;
      node.on("keydown", (event: KeyboardEvent) => press(event, options));
      node.on("blur", () => aim(null));
      const { x, y } = chosen ?? { x: plane.left, y: plane.top + plane.side };
      node.select("circle").attr("cx", x).attr("cy", y);
      const moment = `${chosen?.pm} ${frame.step} ${frame.action} ${text.byLoad}`;
      if (moment === named) return;
      named = moment;
      node
        .attr(
          "aria-label",
          chosen ? pmFigures(chosen.pm, frame.utilization, frame.threshold, text) : text.byLoad,
        )
        .attr("aria-valuemax", fleet.pms - 1)
        .attr("aria-valuenow", chosen?.pm ?? null);
    },
  };
}

function createNode(parent: Group): Group {
  const node = parent.append("g").attr("class", "chart-target");
  node.attr("role", "spinbutton").attr("tabindex", 0).attr("aria-valuemin", 0);
  node.append("circle").attr("class", "chart-focus").attr("r", FOCUS);
  return node;
}

function press(event: KeyboardEvent, options: ChoiceOptions): void {
  if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
  const { source, selected, isHandling: handling, aimed, onSelect, aim } = options;
  const order = crowdKey(event.key, { frame: source.read(), selected, handling, aimed });
  if (order === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  aim(order.kind === "aim" ? order.pm : null);
  if (order.kind === "choose") onSelect(order.pm);
}
