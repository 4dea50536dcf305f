/** More load, or less, on a VM or on every VM of a PM, for some time (I6). */

import { useState } from "react";
import { stepOf, vmId } from "../../../base/ids.ts";
import type { ResourceVector } from "../../../base/resources.ts";
import { RESOURCE_INDICES } from "../../../base/resources.ts";
import { stepsIn } from "../../../base/step-time.ts";
import { useScenario } from "../../app-context.tsx";
import { useWords } from "../../use-text.ts";
import styles from "./what-if.module.css";
import type { Changing } from "./what-if-changing.ts";
import { FigureField, Range } from "./what-if-field.tsx";
import { MachineChoice } from "./what-if-machines.tsx";

const WHOM = ["vm", "pm"] as const;

/** Amounts in units of the reference PM. */
const MOST = 1;
const FINENESS = 0.05;
/** As much as an office VM of the paper uses, for a working day. */
const USUAL_ADD = ["0.1", "0", "0"] as const;
const USUAL_HOURS = 8;

export function ChangeLoad(changing: Changing) {
  const { frame, chosen, intervene } = changing;
  const words = useWords();
  const { t, times } = words;
  const { steps } = useScenario();
  const [whom, setWhom] = useState<(typeof WHOM)[number]>("vm");
  const [add, setAdd] = useState<readonly string[]>(USUAL_ADD);
  const [from, setFrom] = useState<string | null>(null);
  const [length, setLength] = useState<string | null>(null);
  // Once somebody has acted in this step, load that came before it would change what is seen.
  const usualFrom = Math.min(frame.action === 0 ? frame.step : frame.step + 1, steps - 1);
  const step = from === null ? usualFrom : readWhole(from, 0, steps - 1);
  const usualLength = Math.max(1, Math.round(stepsIn(USUAL_HOURS, times.time)));
  const count = length === null ? usualLength : readWhole(length, 1, steps);
  const amounts = add.map((text) => readAmount(text));
  const vms = whom === "pm" ? chosen.vms : chosen.vm === null ? [] : [chosen.vm];
  const isValid =
    step !== null &&
    count !== null &&
    vms.length > 0 &&
    isVector(amounts) &&
    amounts.some((figure) => figure !== 0);
  const fromName = t(`whatIf.load.from.${times.unit}`);
  const lengthName = t(`whatIf.load.length.${times.unit}`);
  return (
    <details className={styles.section}>
      <summary>{t("whatIf.load.title")}</summary>
      <form
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (!isValid) return;
          const lasting = Math.min(count, steps - step);
          intervene({ kind: "load", step: stepOf(step), steps: lasting, vms: vms.map(vmId), add: amounts });
        }}
      >
        <MachineChoice of={changing} chosen={chosen} />
        <fieldset className={styles.lanes}>
          <legend className="for-readers">{t("whatIf.load.whom")}</legend>
          {WHOM.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="what-if-whom"
                checked={whom === each}
                onChange={() => setWhom(each)}
              />
              {each === "vm"
                ? chosen.vm === null
                  ? t("whatIf.noVm")
                  : words.vm(chosen.vm)
                : t("whatIf.load.all", { pm: words.pm(chosen.pm), count: chosen.vms.length })}
            </label>
          ))}
        </fieldset>
        <div className={styles.fields}>
          {RESOURCE_INDICES.map((r) => (
            <FigureField
              key={r}
              label={words.resource(r)}
              text={add[r] ?? ""}
              min={-MOST}
              max={MOST}
              step={FINENESS}
              isValid={amounts[r] !== null}
              write={(text) => setAdd(add.map((old, other) => (other === r ? text : old)))}
            />
          ))}
          <FigureField
            label={fromName}
            text={from ?? usualFrom}
            min={0}
            max={steps - 1}
            step={1}
            isValid={step !== null}
            write={setFrom}
          />
          <FigureField
            label={lengthName}
            text={length ?? usualLength}
            min={1}
            max={steps}
            step={1}
            isValid={count !== null}
            write={setLength}
          />
        </div>
        {times.named === "time" && step !== null && count !== null && (
          <p className={styles.hint} data-span>
            {t("whatIf.load.span", {
              moment: times.within(step),
              length: times.length(Math.min(count, steps - step)),
            })}
          </p>
        )}
        <p className={styles.hint}>{t("whatIf.load.about")}</p>
        <button type="submit" className="button" disabled={!isValid}>
          {t("whatIf.load.do")}
        </button>
        {RESOURCE_INDICES.map((r) => (
          <Range key={r} what={words.resource(r)} min={-MOST} max={MOST} isValid={amounts[r] !== null} />
        ))}
        <Range what={fromName} min={0} max={steps - 1} isValid={step !== null} />
        <Range what={lengthName} min={1} max={steps} isValid={count !== null} />
      </form>
    </details>
  );
}

/** Null for what is no whole number in the range. */
function readWhole(text: string, least: number, most: number): number | null {
  const number = Number(text);
  return text.trim() !== "" && Number.isInteger(number) && number >= least && number <= most ? number : null;
}

function readAmount(text: string): number | null {
  const number = Number(text);
  return text.trim() !== "" && Math.abs(number) <= MOST ? number : null; // NaN is not
}

const isVector = (amounts: readonly (number | null)[]): amounts is ResourceVector =>
  amounts.length === RESOURCE_INDICES.length && amounts.every((figure) => figure !== null);
