/**
 * A figure that takes effect on Enter or when it is left, never with a key stroke: what depends on it
 * may take a while. The arrow keys go a step up or down, and it is taken when they are let go. What is
 * no figure within the bounds is not taken, and says so; Escape gives back what holds, and
 * what is around the field stays open (see `stays-open.ts`).
 */

import { useState } from "react";
import { isWithin, readDecimal } from "../base/decimal.ts";
import { useWords } from "./use-text.ts";

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly bounds: readonly [least: number, most: number];
  /** What an arrow key adds. */
  readonly step: number;
  /** Stands behind the field. */
  readonly unit: string;
  /** Whether there is room below it to say what is wrong; else its title does. */
  readonly hasRoom: boolean;
  readonly onTake: (value: number) => void;
}

export function NumberField({ label, value, bounds, step, unit, hasRoom, onTake }: NumberFieldProps) {
  const { t } = useWords();
  /** What is typed and not yet taken. */
  const [typed, setTyped] = useState<string | null>(null);
  const figure = typed === null ? value : readWithin(typed, bounds);
  const [min, max] = bounds;
  const within = t("numberField.within", { min, max });

  const take = (): void => {
    setTyped(null);
    if (figure !== null && figure !== value) onTake(figure);
  };
  const go = (by: number): void => {
    const to = Math.min(max, Math.max(min, (figure ?? value) + by));
    setTyped(String(Number(to.toPrecision(DIGITS))));
  };
  return (
    <label className="number-field">
      <input
        inputMode={Number.isInteger(step) ? "numeric" : "decimal"}
        autoComplete="off"
        aria-label={label}
        title={`${label}. ${within}`}
        aria-invalid={figure === null}
        data-typed={typed === null ? undefined : ""}
        value={typed ?? String(value)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          switch (event.key) {
            case "Enter":
              if (figure !== null) take();
              break;
            case "Escape":
              setTyped(null);
              break;
            case "ArrowUp":
            case "ArrowDown":
              go(event.key === "ArrowUp" ? step : -step);
              event.preventDefault();
          }
        }}
        onKeyUp={({ key }) => {
          if ((key === "ArrowUp" || key === "ArrowDown") && figure !== null) take();
        }}
      />{" "}
      <span>{unit}</span>
      {hasRoom && figure === null && <small role="alert">{within}</small>}
    </label>
  );
}

/** Of sums of steps: without the noise of their last bits. */
const DIGITS = 12;

function readWithin(text: string, bounds: NumberFieldProps["bounds"]): number | null {
  const figure = readDecimal(text.trim());
  return isWithin(figure, bounds) ? figure : null;
}
