/** The PMs on a line by the criterion that they were ordered by: source and target stand out, names never collide. */

import { useLayoutEffect, useRef, useState } from "react";
import { pmVariable } from "../../../charts/marks/colours.ts";
import { textWidth } from "../../../charts/marks/svg.ts";
import type { Policy } from "../../../policies/policy.ts";
import { formatCriterion } from "../../../view/text/figures.ts";
import type { Why } from "../../../view/why/why.ts";
import type { StripPm } from "../../../view/why/why-strip.ts";
import { layOutStrip } from "../../../view/why/why-strip.ts";
import { criterionName } from "../../criterion-name.ts";
import type { Words } from "../../use-text.ts";
import styles from "./why.module.css";
import { CriterionTerm } from "./why-term.tsx";

const AXIS = 12;
const ROW = 18;
const FIRST_ROW = 34;
const RADIUS = 4.5;
/** From the top of a name to its baseline, px. */
const BASELINE = 11;
/** A name this close to its point needs no leader, px. */
const NEAR = 6;
/** Before it is measured: the panel's 456 px without its padding. */
const USUAL_WIDTH = 416;

const topOf = (row: number): number => FIRST_ROW - 10 + row * ROW;

interface StripProps {
  readonly why: Why;
  readonly policy: Policy;
  readonly pms: number;
  readonly words: Words;
}

export function WhyStrip({ why, policy, pms, words }: StripProps) {
  const [place, width] = useWidth();
  const found = stripOf(why, policy, words);
  if (found === null) return null;
  const { criterion, entries, more } = found;
  const { points, rows } = layOutStrip(entries, width);
  const height = FIRST_ROW + (rows - 1) * ROW + 6;
  const name = criterionName(policy.id, criterion, words);
  const list = entries.map(({ text }) => text).join(words.t("why.comma"));
  return (
    <div ref={place} className={styles.strip}>
      <span className={styles.stripCriterion}>
        <CriterionTerm criterion={criterion} policy={policy} why={why} words={words} />
        {more > 0 && ` ${words.t("why.more", { count: more })}`}
      </span>
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={words.t("why.strip", { criterion: name, list })}
      >
        <line className={styles.axis} x1={0} x2={width} y1={AXIS} y2={AXIS} />
        {points.map(({ pm, x, label }) => {
          if (label === null) return null;
          const centre = label.left + label.width / 2;
          if (label.row === 0 && Math.abs(centre - x) <= NEAR) return null;
          return (
            <line
              key={pm}
              className={styles.leader}
              x1={x}
              y1={AXIS + RADIUS}
              x2={centre}
              y2={topOf(label.row)}
            />
          );
        })}
        {points.map(
          ({ pm, label, role }) =>
            label !== null && (
              <text
                key={pm}
                className={role === null ? styles.pmLabel : styles.pmLabelStrong}
                x={label.left + label.width / 2}
                y={topOf(label.row) + BASELINE}
                textAnchor="middle"
                data-why="strip-pm"
                data-pm={pm}
              >
                {entries.find((entry) => entry.pm === pm)?.text}
              </text>
            ),
        )}
        {points.toReversed().map(({ pm, x, role }) => (
          <g key={pm}>
            {role === "source" && <circle className={styles.ring} cx={x} cy={AXIS} r={RADIUS + 4} />}
            <circle className={styles.point} cx={x} cy={AXIS} r={RADIUS} fill={pmVariable(pm, pms)} />
          </g>
        ))}
      </svg>
    </div>
  );
}

interface Entry extends StripPm {
  readonly text: string;
}

/** Once a target is chosen the order of the targets, and the source among them; before, that of the sources. */
function stripOf(
  { source, target }: Why,
  { criteria }: Pick<Policy, "criteria">,
  words: Words,
): { criterion: string; entries: Entry[]; more: number } | null {
  const order = target?.order ?? source?.order ?? null;
  const giving = target?.source ?? source?.pm ?? null;
  if (giving === null || order === null || typeof order.criterion === "number") return null;
  const { criterion } = order;
  const ranked = order.first.map(({ id, figure }) => ({ pm: id, figure, known: true }));
  if (target !== null) {
    const own = source?.order?.first.find(({ id }) => id === giving);
    if (criterion === "distance") ranked.unshift({ pm: giving, figure: 0, known: false });
    else if (own !== undefined && source?.order?.criterion === criterion)
      ranked.unshift({ pm: own.id, figure: own.figure, known: true });
  }
  const entries = ranked.map(({ pm, figure, known }): Entry => {
    const text = known ? `${words.pm(pm)} ${formatCriterion(criterion, figure, criteria)}` : words.pm(pm);
    const role = pm === giving ? "source" : pm === target?.pm ? "target" : null;
    return { pm, figure, role, text, labelWidth: textWidth(text) };
  });
  return { criterion, entries, more: order.more };
}

/** The width of an element, measured once it stands and whenever it changes. */
function useWidth() {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(USUAL_WIDTH);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = (): void => setWidth(Math.max(1, element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [place, width] as const;
}
