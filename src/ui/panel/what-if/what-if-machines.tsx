/** Choosing a PM, or a VM of it: from a list, or by number where a list would be too long. */

import { useState } from "react";
import { findHost } from "../../../view/find-host.ts";
import { pmsUp } from "../../../view/hand-moves.ts";
import { useApp } from "../../app-context.tsx";
import { useWords } from "../../use-text.ts";
import styles from "./what-if.module.css";
import type { Changing, ChosenMachines } from "./what-if-changing.ts";

/** More than so many are not listed. */
const LISTED = 64;

interface PmChoiceProps {
  readonly label: string;
  readonly of: Pick<Changing, "run" | "frame">;
  readonly value: number;
  readonly except?: number;
  readonly choose: (pm: number) => void;
}

export function PmChoice({ label, of: { run, frame }, value, except, choose }: PmChoiceProps) {
  const words = useWords();
  const { pms } = run.record;
  if (pms > LISTED) {
    return (
      <NumberField
        label={label}
        value={value}
        most={pms - 1}
        accept={(pm) => {
          if (pm === except || !frame.isUp(pm)) return false;
          choose(pm);
          return true;
        }}
      />
    );
  }
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => choose(Number(target.value))}>
        {pmsUp(frame, pms, except ?? null).map((pm) => (
          <option key={pm} value={pm}>
            {words.pm(pm)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface MachineChoiceProps {
  readonly of: Pick<Changing, "run" | "frame">;
  readonly chosen: ChosenMachines;
}

/** A PM, a VM of it, and any VM by its number. What is chosen here is chosen on the whole page. */
export function MachineChoice({ of, chosen: { pm, vm, vms } }: MachineChoiceProps) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const { record } = of.run;
  const choosePm = (number: number): void => {
    app.handle(null); // what is chosen here is not where something goes
    app.selectPm(number);
  };
  const chooseVm = (number: number): void => {
    app.handle(null);
    app.selectVm(number);
  };
  const byNumber = (number: number): boolean => {
    const host = findHost(of.frame, number);
    if (host === null) return false;
    choosePm(host);
    chooseVm(number);
    return true;
  };
  return (
    <div className={styles.fields}>
      <PmChoice label={t("whatIf.pm")} of={of} value={pm} choose={choosePm} />
      <label className={styles.field}>
        <span>{t("whatIf.vm")}</span>
        <select
          value={vm ?? ""}
          disabled={vm === null}
          onChange={({ target }) => chooseVm(Number(target.value))}
        >
          {vm === null && <option value="">{t("whatIf.noVm")}</option>}
          {vms.map((each) => (
            <option key={each} value={each}>
              {words.vm(each)}
            </option>
          ))}
        </select>
      </label>
      <NumberField label={t("whatIf.vmNumber")} value={vm} most={record.vms - 1} accept={byNumber} />
    </div>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly most: number;
  /** Whether there is such a machine. */
  readonly accept: (number: number) => boolean;
}

/** Shows what is chosen; while it is written in, what is written. */
function NumberField({ label, value, most, accept }: NumberFieldProps) {
  const [written, setWritten] = useState<{ readonly text: string; readonly isValid: boolean } | null>(null);
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <input
        type="number"
        inputMode="numeric"
        min={0}
        max={most}
        step={1}
        value={written?.text ?? value ?? ""}
        aria-invalid={written !== null && !written.isValid}
        onChange={({ target: { value: text } }) => {
          const number = Number(text);
          const isNumber = text.trim() !== "" && Number.isInteger(number) && number >= 0 && number <= most;
          setWritten({ text, isValid: isNumber && accept(number) });
        }}
        onBlur={() => setWritten(null)}
      />
    </label>
  );
}
