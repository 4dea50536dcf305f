/**
 * Asks how long the steps of a demand table are that only counts them. Nothing of it is read until
 * that is said; whoever cancels keeps what is on the screen. Asked again from the menu of the scenario.
 */

import { Dialog } from "radix-ui";
import type { FormEvent } from "react";
import { useState } from "react";
import type { DemandFile } from "../runner/protocol.ts";
import { readStepMinutes } from "../scenario/read-number.ts";
import { useApp, useAppState } from "./app-context.tsx";
import styles from "./header/generate-dialog.module.css";
import { DialogPortal } from "./menus.tsx";
import { playOnceOpen } from "./use-files.ts";
import { useWords } from "./use-text.ts";

export function StepDialog({ file }: { readonly file: DemandFile }) {
  const app = useApp();
  const { t } = useWords();
  const isOpen = useAppState(({ session }) => session?.source === file);
  return (
    <Dialog.Root open onOpenChange={() => void app.answerStep(null)}>
      <DialogPortal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className={`dialog ${styles.dialog}`}>
          <Dialog.Title>{t("stepLength.title")}</Dialog.Title>
          <Dialog.Description>{t("stepLength.about", { file: file.name })}</Dialog.Description>
          <StepForm
            minutes={isOpen ? (file.stepMinutes ?? null) : null}
            onAnswer={(minutes) => {
              const opened = app.answerStep(minutes);
              if (!isOpen) void playOnceOpen(app, opened);
            }}
          />
        </Dialog.Content>
      </DialogPortal>
    </Dialog.Root>
  );
}

/** What most tables mean by a step (P4). */
const USUAL = 60;

interface StepFormProps {
  /** As the table that is open has been read; null for one that has not. */
  readonly minutes: number | null;
  readonly onAnswer: (minutes: number) => void;
}

function StepForm({ minutes, onAnswer }: StepFormProps) {
  const { t } = useWords();
  const [text, setText] = useState(String(minutes ?? USUAL));
  const [wrong, setWrong] = useState(false);
  const answer = (event: FormEvent): void => {
    event.preventDefault();
    const read = readStepMinutes(text);
    if (read === null) setWrong(true);
    else onAnswer(read);
  };
  return (
    <form className={styles.form} onSubmit={answer} noValidate>
      <div className={styles.field}>
        <label htmlFor="step-minutes">{t("stepLength.minutes")}</label>
        <input
          id="step-minutes"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-invalid={wrong}
          aria-describedby="step-minutes-message"
          onChange={(event) => {
            setText(event.target.value);
            setWrong(false);
          }}
          onFocus={(event) => event.target.select()}
        />
        <p id="step-minutes-message" className={wrong ? styles.wrong : undefined} aria-live="polite">
          {t(wrong ? "stepLength.wrong" : "stepLength.hint")}
        </p>
      </div>
      <div className={styles.actions}>
        <button type="submit" className="button">
          {t("stepLength.open")}
        </button>
        <Dialog.Close className="button">{t("stepLength.cancel")}</Dialog.Close>
      </div>
    </form>
  );
}
