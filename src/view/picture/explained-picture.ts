/** Of a picture as it was drawn last, one of each kind that has to be explained. */

import type { ResourceIndex, ResourceVector } from "../../base/resources.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import { WHOLE_SPACE, withinSpace } from "./axis-range.ts";
import { markAt } from "./mark-at.ts";
import type { Drawn } from "./picking.ts";
import type { PictureMark, PictureMarkName } from "./picture-marks.ts";
import type { PlacedPicture, Placing, Spot } from "./placed-picture.ts";

/** Half the size, px, of what is no point. */
const SMALL = 4;

/** @param limit of the scenario, as a fraction of a PM */
function explainedMarks<S extends Spot>(
  { picture, points, lines, hollows, seen }: Omit<PlacedPicture<S>, "labels" | "drawn">,
  placing: Placing<S>,
  limit: number,
): PictureMark[] {
  const { threshold } = picture.frame;
  const spot = (mark: PictureMarkName, { x, y }: Spot, radius = SMALL): PictureMark => ({
    mark,
    x,
    y,
    radius,
  });
  const at = (mark: PictureMarkName, place: ResourceVector): PictureMark =>
    spot(mark, placing.place(withinSpace(placing.range, place)));
  const rim = (1 + limit) / 2;
  const unusual = RESOURCE_INDICES.filter((resource) => placing.range[resource] !== WHOLE_SPACE[resource]);
  const calm = points.find(({ over }) => over.length === 0) ?? points[0];
  const hot = points.find(({ over }) => over.length > 0);
  const trailed = points.find(({ past }) => past.length > 1);
  const past = trailed?.past[Math.floor(trailed.past.length / 2)];
  const moving = lines.find(({ of, end }) => of === "event" && end === "arrow");
  const distance = lines.find(({ id, style }) => id === "distance" && style === "distance");
  const chained = lines.find(({ of }) => of === "chain");
  const left = hollows.find(({ of }) => of === "left");
  const ghost = hollows.find(({ of }) => of === "ghost");
  const weighed = lines.find(({ of, id }) => of === "sketch" && !id.startsWith("sketch ghost "));
  const shapes = seen.flatMap(({ mark, curves }): PictureMark[] => {
    const curve = curves.find(({ weight }) => weight === "main");
    const at = curve?.spots[Math.floor(curve.spots.length / 3)];
    return at === undefined ? [] : [spot(mark, at)];
  });
  const shadow = calm === undefined ? undefined : placing.shadows(calm.place)[0];
  return [
    ...(calm === undefined ? [] : [spot("point", calm, calm.radius)]),
    ...(hot === undefined ? [] : [spot("over", hot, hot.ring ?? hot.radius)]),
    at("threshold", [threshold, threshold, threshold]),
    at("limit", [rim, 0, rim]),
    ...unusual.slice(0, 1).map((resource) => at("reach", alone(resource, placing.range[resource].full))),
    ...(past === undefined ? [] : [spot("trail", past)]),
    ...(shadow === undefined ? [] : [spot("wall", shadow)]),
    ...(moving === undefined ? [] : [spot("moving", middle(moving))]),
    ...(distance === undefined ? [] : [spot("distance", middle(distance))]),
    ...(left === undefined ? [] : [spot("before", left.spot, left.radius)]),
    ...(chained === undefined ? [] : [spot("chain", middle(chained))]),
    ...(weighed === undefined ? [] : [spot("weighed", middle(weighed))]),
    ...(ghost === undefined ? [] : [spot("ghost", ghost.spot, ghost.radius)]),
    ...shapes.filter(({ mark }, i) => shapes.findIndex((other) => other.mark === mark) === i),
  ];
}

/** So much of one resource, and nothing of the others. */
const alone = (resource: ResourceIndex, figure: number): ResourceVector => [
  resource === 0 ? figure : 0,
  resource === 1 ? figure : 0,
  resource === 2 ? figure : 0,
];

const middle = ({ start, tip }: { readonly start: Spot; readonly tip: Spot }): Spot => ({
  x: (start.x + tip.x) / 2,
  y: (start.y + tip.y) / 2,
});

/** What a picture that has been placed says of itself, whenever somebody asks. */
export const explainedBy = <S extends Spot>(
  placed: PlacedPicture<S>,
  placing: Placing<S>,
): Pick<Drawn, "marks" | "markAt"> => ({
  marks: (limit) => explainedMarks(placed, placing, limit),
  markAt: (asked, x, y) => markAt(placed, placing, asked, x, y),
});
