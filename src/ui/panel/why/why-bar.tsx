/** A figure as a bar against its bound: what there is, what comes, and what would be too much; that is red where it is overload. */

import { isOver } from "../../../base/tolerance.ts";
import styles from "./why.module.css";

interface WhyBarProps {
  readonly value: number;
  /** What of it is there already; the rest comes with the move. */
  readonly before?: number;
  readonly bound: number;
  /** At the right end. */
  readonly most: number;
  readonly colour: string;
  readonly colourOfRest?: string;
  /** Whether what is above the bound is overload. */
  readonly overload?: boolean;
}

export function WhyBar({
  value,
  before = value,
  bound,
  most,
  colour,
  colourOfRest,
  overload = true,
}: WhyBarProps) {
  const share = (figure: number): string => `${(100 * Math.max(0, Math.min(figure, most))) / most}%`;
  const allowed = Math.min(value, bound);
  const own = Math.min(before, allowed);
  return (
    <span className={styles.bar} aria-hidden="true">
      <i style={{ left: 0, width: share(own), background: colour }} />
      {allowed > own && (
        <i style={{ left: share(own), width: share(allowed - own), background: colourOfRest ?? colour }} />
      )}
      {isOver(value, bound) && (
        <i
          className={overload ? styles.excess : styles.beyond}
          style={{ left: share(bound), width: share(value - bound) }}
        />
      )}
      <b style={{ left: share(bound) }} />
    </span>
  );
}
