/**
 * Asks for the few figures of a generated scenario. What is typed stays text until Run (or Enter)
 * reads all of it; what is wrong then stands beside its field, and the first such field has the focus.
 */

import { Dialog } from "radix-ui";
import type { FormEvent } from "react";
import { useRef, useState } from "react";
import type { FigureKey, FigureProblem, GeneratedFigures } from "../../scenario/generated-figures.ts";
import { FIGURE_KEYS, findFigureProblem, readFigure } from "../../scenario/generated-figures.ts";
import { DialogPortal } from "../menus.tsx";
import type { Words } from "../use-text.ts";
import { useWords } from "../use-text.ts";
import styles from "./generate-dialog.module.css";

/** Sizes to start from, in hours: the paper's own, and up to what the page can hold. */
const SIZES: readonly Pick<GeneratedFigures, "pms" | "vms" | "steps">[] = [
  { pms: 6, vms: 36, steps: 72 },
  { pms: 100, vms: 1000, steps: 288 },
  { pms: 1000, vms: 10_000, steps: 288 },
  { pms: 10_000, vms: 100_000, steps: 288 },
];

type Texts = Readonly<Record<FigureKey, string>>;
type Problems = Readonly<Partial<Record<FigureKey, FigureProblem>>>;

interface GenerateDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** What the fields start with. */
  readonly figures: GeneratedFigures;
  readonly onRun: (figures: GeneratedFigures) => void;
  /** Gives the focus back to what opened the dialog. */
  readonly returnFocus: () => void;
}

export function GenerateDialog({ open, onOpenChange, figures, onRun, returnFocus }: GenerateDialogProps) {
  const { t } = useWords();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <DialogPortal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content
          className={`dialog ${styles.dialog}`}
          onOpenAutoFocus={(event) => {
            event.preventDefault(); // the first field, where Enter runs, not the first size
            if (event.target instanceof HTMLElement) event.target.querySelector("input")?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus();
          }}
        >
          <Dialog.Title>{t("generate.title")}</Dialog.Title>
          <Dialog.Description>{t("generate.about")}</Dialog.Description>
          <GenerateForm figures={figures} onRun={onRun} />
        </Dialog.Content>
      </DialogPortal>
    </Dialog.Root>
  );
}

function GenerateForm({ figures, onRun }: Pick<GenerateDialogProps, "figures" | "onRun">) {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [texts, setTexts] = useState<Texts>(() => textsOf(figures));
  const [problems, setProblems] = useState<Problems>({});
  const run = (event: FormEvent): void => {
    event.preventDefault();
    const read = readTexts(texts, figures);
    setProblems(read.problems);
    const first = FIGURE_KEYS.find((key) => read.problems[key] !== undefined);
    if (first === undefined) onRun(read.figures);
    else form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
  };
  const change = (changed: Partial<Texts>): void => {
    setTexts({ ...texts, ...changed });
    setProblems({}); // what was wrong may no longer be
  };
  return (
    <form ref={form} className={styles.form} onSubmit={run} noValidate>
      <fieldset className={styles.sizes}>
        <legend>{t("generate.sizes")}</legend>
        {SIZES.map(({ pms, vms, steps }) => (
          <button
            key={pms}
            type="button"
            className="button"
            onClick={() => change({ pms: `${pms}`, vms: `${vms}`, steps: `${steps}`, stepMinutes: "60" })}
          >
            {t("generate.size", { pms, vms, steps })}
          </button>
        ))}
      </fieldset>
      {FIGURE_KEYS.map((key) => (
        <Field
          key={key}
          name={key}
          value={texts[key]}
          problem={problems[key] ?? null}
          onChange={(value) => change({ [key]: value })}
        />
      ))}
      <div className={styles.actions}>
        <button type="submit" className="button">
          {t("generate.run")}
        </button>
        <Dialog.Close className="button">{t("generate.cancel")}</Dialog.Close>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly name: FigureKey;
  readonly value: string;
  readonly problem: FigureProblem | null;
  readonly onChange: (value: string) => void;
}

function Field({ name, value, problem, onChange }: FieldProps) {
  const { t } = useWords();
  const messageId = `generate-${name}-message`;
  return (
    <div className={styles.field}>
      <label htmlFor={`generate-${name}`}>{t(`generate.figure.${name}`)}</label>
      <input
        id={`generate-${name}`}
        name={name}
        inputMode={name === "load" || name === "stepMinutes" ? "decimal" : "numeric"}
        autoComplete="off"
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={messageId}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={messageId} className={problem === null ? undefined : styles.wrong} aria-live="polite">
        {problem === null ? t(`generate.hint.${name}`) : problemText(problem, t)}
      </p>
    </div>
  );
}

function problemText(problem: FigureProblem, t: Words["t"]): string {
  switch (problem.kind) {
    case "not-whole":
    case "not-a-number":
      return t(`generate.problem.${problem.kind}`, { min: problem.min, max: problem.max });
    case "fewer-vms-than-pms":
      return t("generate.problem.fewer-vms-than-pms", { pms: problem.pms });
    case "run-too-large":
      return t("generate.problem.run-too-large", { figures: problem.figures, most: problem.most });
  }
}

const textsOf = ({ pms, vms, steps, stepMinutes, seed, load }: GeneratedFigures): Texts => ({
  pms: String(pms),
  vms: String(vms),
  steps: String(steps),
  stepMinutes: String(stepMinutes),
  seed: String(seed),
  load: String(load),
});

/** The figures that the texts say, and everything that is wrong with them. */
function readTexts(
  texts: Texts,
  before: GeneratedFigures,
): { readonly figures: GeneratedFigures; readonly problems: Problems } {
  const figures = { ...before };
  const problems: Partial<Record<FigureKey, FigureProblem>> = {};
  for (const key of FIGURE_KEYS) {
    const read = readFigure(key, texts[key]);
    if (read.kind === "ok") figures[key] = read.value;
    else problems[key] = read.error;
  }
  if (Object.keys(problems).length > 0) return { figures, problems };
  const found = findFigureProblem(figures);
  return { figures, problems: found === null ? {} : { [found.key]: found.problem } };
}
