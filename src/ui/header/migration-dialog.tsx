/**
 * What moves cost goes by three figures (MC2). They can be read and set here; what a migration of a
 * usual VM would take is worked out while they are typed. Nobody acts otherwise for them, so that
 * whatever was changed in the lanes stays.
 */

import type { FormEvent } from "react";
import { useId, useState } from "react";
import { isWithin, plainText, readDecimal } from "../../base/decimal.ts";
import type { MigrationTerms } from "../../engine/migration-cost.ts";
import { migrationCost } from "../../engine/migration-cost.ts";
import { MIGRATION } from "../../scenario/limits.ts";
import { formatDuration, formatMemory } from "../../view/text/figures.ts";
import { useApp, useScenario } from "../app-context.tsx";
import { WithRules } from "../rule-link.tsx";
import { useWords } from "../use-text.ts";
import type { Opened } from "./menu-dialog.tsx";
import { MenuDialog } from "./menu-dialog.tsx";
import styles from "./migration-dialog.module.css";

const TERMS = ["memory", "link", "dirty"] as const;
type Term = (typeof TERMS)[number];

/** MiB: a VM of 2 GiB. */
const EXAMPLE = 2048;

export function MigrationDialog(opened: Opened) {
  const { t } = useWords();
  return (
    <MenuDialog {...opened} title={t("migration.title")}>
      <MigrationForm onDone={() => opened.onOpenChange(false)} />
    </MenuDialog>
  );
}

function MigrationForm({ onDone }: { readonly onDone: () => void }) {
  const app = useApp();
  const { t } = useWords();
  const id = useId();
  const { migration } = useScenario();
  const [typed, setTyped] = useState<Readonly<Partial<Record<Term, string>>>>({});
  const figure = (term: Term): number => {
    const text = typed[term];
    return text === undefined ? migration[term] : readDecimal(text.trim());
  };
  const terms: MigrationTerms = { memory: figure("memory"), link: figure("link"), dirty: figure("dirty") };
  const isValid = TERMS.every((term) => isWithin(terms[term], MIGRATION[term]));
  const isNew = TERMS.some((term) => terms[term] !== migration[term]);

  const apply = (event: FormEvent): void => {
    event.preventDefault();
    if (!isValid) return;
    if (isNew) void app.setMigration(terms);
    onDone();
  };

  return (
    <form className={styles.form} noValidate onSubmit={apply}>
      <p className="secondary">
        <WithRules text={t("migration.about")} t={t} />
      </p>
      {TERMS.map((term) => {
        const [min, max] = MIGRATION[term];
        const isFine = isWithin(terms[term], MIGRATION[term]);
        return (
          <div key={term}>
            <label>
              <span>{t(`migration.${term}`)}</span>
              <input
                inputMode="decimal"
                autoComplete="off"
                aria-invalid={!isFine}
                aria-describedby={isFine ? undefined : `${id}-${term}`}
                data-typed={typed[term] === undefined ? undefined : ""}
                value={typed[term] ?? plainText(migration[term])}
                onChange={({ target }) => setTyped({ ...typed, [term]: target.value })}
                onKeyDown={({ key }) => {
                  if (key !== "Escape") return;
                  const { [term]: _, ...others } = typed;
                  setTyped(others);
                }}
              />
              <span>{term === "memory" ? "MiB" : "MiB/s"}</span>
            </label>
            {!isFine && (
              <small id={`${id}-${term}`} role="alert">
                {t("numberField.within", { min, max })}
              </small>
            )}
          </div>
        );
      })}
      <p data-example={isValid || undefined}>{isValid ? <Example terms={terms} /> : t("migration.none")}</p>
      <button type="submit" className="button" disabled={!isValid}>
        {t("threshold.apply")}
      </button>
    </form>
  );
}

function Example({ terms }: { readonly terms: MigrationTerms }) {
  const { t } = useWords();
  const { seconds, sent, downtime, converges } = migrationCost(EXAMPLE, terms);
  return t(converges ? "migration.converges" : "migration.stopped", {
    memory: formatMemory(EXAMPLE),
    time: formatDuration(seconds),
    sent: formatMemory(sent),
    downtime: formatDuration(downtime),
  });
}
