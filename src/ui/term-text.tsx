/** What a word of the page means, and its formula with the figures of the moment. */

import type { Example } from "../view/text/worked-out.ts";
import { useEntry, useWorkedText } from "./guide/entries.ts";
import styles from "./term.module.css";
import { useWords } from "./use-text.ts";

interface TermTextProps {
  readonly word: string;
  readonly examples: readonly Example[];
  readonly note: string | undefined;
  readonly goToGuide: () => void;
}

export function TermText({ word, examples, note, goToGuide }: TermTextProps) {
  const { t } = useWords();
  const entry = useEntry(`word ${word}`, "");
  const workedText = useWorkedText(word);
  if (entry?.kind !== "word") return null;
  return (
    <div className={styles.text}>
      <p>
        <strong>{entry.name}.</strong> {entry.text}
      </p>
      {entry.formula !== null && <p className={styles.formula}>{entry.formula}</p>}
      {examples.length > 0 && (
        <dl>
          {examples.map(({ of, worked }) => (
            <div key={of} data-worked={of}>
              <dt>{of}</dt>
              <dd>{workedText(worked)}</dd>
            </div>
          ))}
        </dl>
      )}
      {note !== undefined && <p>{note}</p>}
      <button type="button" className="linkish" onClick={goToGuide}>
        {t("guide.term")}
      </button>
    </div>
  );
}
