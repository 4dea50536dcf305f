/** A fleet too large to be listed: a PM or VM by its number or name. */

import { useId, useState } from "react";
import { findMachine } from "../../../view/text/find-machine.ts";
import { useApp, useScenario } from "../../app-context.tsx";
import { useWords } from "../../use-text.ts";
import styles from "./inspect.module.css";

export function Finder() {
  const app = useApp();
  const { t } = useWords();
  const scenario = useScenario();
  const [text, setText] = useState("");
  const [missed, setMissed] = useState<string | null>(null);
  const id = useId();
  const find = (): void => {
    const machine = findMachine(text, scenario);
    setMissed(machine === null && text.trim() !== "" ? text.trim() : null);
    if (machine === null) return;
    if (machine.kind === "pm") app.selectPm(machine.id);
    else app.selectVm(machine.id);
  };
  return (
    <form
      className={styles.finder}
      onSubmit={(event) => {
        event.preventDefault();
        find();
      }}
    >
      <label htmlFor={id}>{t("inspect.find")}</label>
      <input
        id={id}
        value={text}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        aria-invalid={missed !== null}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="submit" className="button">
        {t("inspect.findButton")}
      </button>
      <p id={`${id}-hint`} role="status">
        {missed === null ? t("inspect.findHint") : t("inspect.notFound", { text: missed })}
      </p>
    </form>
  );
}
