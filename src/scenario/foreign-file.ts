/**
 * Files that are not ours, told by what they begin with and not by their names, so that the answer
 * can say what they are and what to do. Only the beginning of a file is looked at. What is not
 * recognized here is left to the readers of our own formats.
 */

import { looksLikeDemands } from "./demand-header.ts";
import { scenarioVersion } from "./file-words.ts";
import type { InputError } from "./input-error.ts";
import { inputError } from "./input-error.ts";

/** Bytes that show what a file is. */
export const BEGINNING = 4096;

/** What a file is to be. */
export type Wanted = "demands" | "scenario";

/**
 * What is wrong with a file that begins like this, or null where it may be what is wanted.
 * @param beginning its first {@link BEGINNING} bytes, or all of it
 */
export function findForeign(beginning: Uint8Array, file: string, wanted: Wanted): InputError | null {
  return findForeignBytes(beginning, file) ?? findForeignText(asText(beginning), file, wanted);
}

/** Bytes as characters: the marks that are looked for are ASCII. */
const asText = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, BEGINNING));

type PackedCode = "compressed" | "spreadsheet" | "binary-table";

/** What files of a kind begin with, and what people call it. */
const SIGNATURES: readonly (readonly [start: string, code: PackedCode, format: string])[] = [
  ["\x1F\x8B", "compressed", "gzip, .gz"],
  ["BZh", "compressed", "bzip2, .bz2"],
  ["\xFD7zXZ\0", "compressed", "xz, .xz"],
  ["\x28\xB5\x2F\xFD", "compressed", "Zstandard, .zst"],
  ["7z\xBC\xAF\x27\x1C", "compressed", "7-Zip, .7z"],
  ["Rar!\x1A\x07", "compressed", "RAR, .rar"],
  ["\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "spreadsheet", "Excel, .xls"],
  ["PAR1", "binary-table", "Parquet"],
  ["ARROW1", "binary-table", "Arrow"],
  ["ORC", "binary-table", "ORC"],
  ["Obj\x01", "binary-table", "Avro"],
  ["\x89HDF\r\n\x1A\n", "binary-table", "HDF5"],
  ["SQLite format 3\0", "binary-table", "SQLite"],
];

const TAR_MARK = "ustar";
const TAR_MARK_AT = 257;

/** What is wrong with a file of which nothing but text is wanted. */
export function findForeignBytes(beginning: Uint8Array, file: string): InputError | null {
  const text = asText(beginning);
  const known = SIGNATURES.find(([start]) => text.startsWith(start));
  if (known !== undefined) return inputError(known[1], { format: known[2] }, { file });
  if (text.startsWith("PK\x03\x04") || text.startsWith("PK\x05\x06")) return zipError(text, file);
  if (text.startsWith(TAR_MARK, TAR_MARK_AT)) return inputError("compressed", { format: "tar" }, { file });
  if (text.startsWith("\xFF\xFE") || text.startsWith("\xFE\xFF")) return inputError("utf-16", {}, { file });
  return text.includes("\0") ? inputError("binary", {}, { file }) : null;
}

/** Workbooks are zip archives, too; what is in them says so. */
function zipError(text: string, file: string): InputError {
  if (text.includes("[Content_Types].xml") || text.includes("xl/"))
    return inputError("spreadsheet", { format: "Excel, .xlsx" }, { file });
  if (text.includes("vnd.oasis.opendocument.spreadsheet"))
    return inputError("spreadsheet", { format: "OpenDocument, .ods" }, { file });
  return inputError("compressed", { format: "ZIP, .zip" }, { file });
}

/** The same for the beginning of a text. */
export function findForeignText(text: string, file: string, wanted: Wanted): InputError | null {
  const begun = text.replace(/^(\uFEFF|\xEF\xBB\xBF)/, "").trimStart();
  if (begun.startsWith("<")) {
    const format = /^<(!doctype html|html|head|body)/i.test(begun) ? "HTML" : "XML";
    return inputError("markup", { format }, { file });
  }
  if (/^# (HELP|TYPE) /.test(begun)) return inputError("prometheus-text", {}, { file });
  if (!/^[[{]/.test(begun)) {
    const isDemands = wanted === "scenario" && looksLikeDemands(begun);
    return isDemands ? inputError("demands-as-scenario", {}, { file }) : null;
  }
  if (isScenario(begun))
    return wanted === "scenario" ? null : inputError("scenario-as-demands", {}, { file });
  if (isPrometheus(begun)) return inputError("prometheus", {}, { file });
  if (/^(\{.*\}|\[.*\])[ \t]*\r?\n[ \t]*[[{]/.test(begun)) return inputError("json-lines", {}, { file });
  return wanted === "demands" ? inputError("json-as-demands", {}, { file }) : null;
}

/** The schema that the beginning of a JSON text names, if it does. */
export const schemaIn = (text: string): string | undefined => /"schema"\s*:\s*"([^"]*)"/.exec(text)?.[1];

const isScenario = (text: string): boolean => scenarioVersion(schemaIn(text)) !== null;

/** The answer of its interface, or a part of it. */
const isPrometheus = (text: string): boolean =>
  /"resultType"\s*:/.test(text) || (/"metric"\s*:\s*\{/.test(text) && /"values?"\s*:\s*\[/.test(text));
