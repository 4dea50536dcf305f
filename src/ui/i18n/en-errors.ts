/** What is said of input that is wrong, loaded when there is some. */

import { EXPECTATION_TEXTS, INPUT_ERROR_TEXTS } from "../../scenario/input-error-texts.ts";

const place = {
  line: "line {{line}}",
  character: "character {{character}}",
  column: "column {{column}}",
} as const;

export const errorTexts = {
  place,
  expectation: EXPECTATION_TEXTS,
  inputError: INPUT_ERROR_TEXTS,
} as const;
