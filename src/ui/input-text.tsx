/** Wrong input in words: what, where, which value, what to do. */

import type { TFunction } from "i18next";
import type { InputError } from "../scenario/input-error.ts";
import { quoted, textParameters } from "../scenario/input-error.ts";
import { outsideText } from "../view/text/outside-text.ts";
import { useWords } from "./use-text.ts";

export function InputText({ error }: { readonly error: InputError }) {
  const { t } = useWords();
  return inputText(error, t);
}

/** "demands.csv, line 3, column cpu, "x": not a number." */
function inputText(error: InputError, t: TFunction): string {
  const { place } = error;
  const where = [
    outsideText(place.file),
    place.line === null ? null : t("place.line", { line: place.line }),
    place.character === null ? null : t("place.character", { character: place.character }),
    place.column === null ? null : t("place.column", { column: outsideText(place.column) }),
    place.path === null || place.path === "" ? null : outsideText(place.path),
    place.value === null ? null : outsideText(quoted(place.value)),
  ].filter((part) => part !== null);
  return `${where.join(", ")}: ${reasonText(error, t)}.`;
}

function reasonText(error: InputError, t: TFunction): string {
  if (error.code === "wrong-value") {
    return t("inputError.wrong-value", { expected: t(`expectation.${error.parameters.expected}`) });
  }
  // Which parameters go with which code is known per code only; a test holds texts and parameters together.
  const say = t as (key: string, parameters: object) => string;
  const parameters = Object.entries(textParameters(error)).map(([name, value]) => [
    name,
    typeof value === "string" ? outsideText(value) : value,
  ]);
  return say(`inputError.${error.code}`, Object.fromEntries(parameters));
}
