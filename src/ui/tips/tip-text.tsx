/** What an entry of the guide says where it stands: its name, with the figure of the moment, and one sentence. */

import { useEntry } from "../guide/entries.ts";
import { firstSentence } from "./first-sentence.ts";

interface TipTextProps {
  /** "mark trail", "word rule" */
  readonly tells: string;
  readonly figure: string | null;
}

export function TipText({ tells, figure }: TipTextProps) {
  const entry = useEntry(tells, figure ?? "");
  if (entry === null) return null;
  return (
    <>
      <strong>{entry.name}.</strong> {firstSentence(entry.text)}
    </>
  );
}
