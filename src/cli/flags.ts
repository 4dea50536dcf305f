/**
 * A command's arguments as flags with text values. Every slip is one line that says which argument
 * it is about: an unknown flag, a flag without its value, a flag given twice, a stray word. What a
 * value means is not known here.
 */

import { parseArgs } from "node:util";
import type { Result } from "../base/result.ts";
import { fail, ok } from "../base/result.ts";
import { quoted } from "../scenario/input-error.ts";

export interface FlagSpec {
  /** Without the dashes. */
  readonly name: string;
  /** May be given more than once. */
  readonly repeatable?: boolean;
  /** Says all by being there: it takes no value. */
  readonly bare?: boolean;
}

export interface Flags {
  /** The value of a flag that may be given once; undefined when it is not there. */
  one(name: string): string | undefined;
  /** The values of a flag, in the order given. */
  all(name: string): readonly string[];
  /** Whether a flag is there. */
  has(name: string): boolean;
}

/** Whether the arguments ask for help; then nothing else about them matters. */
export const asksForHelp = (args: readonly string[]): boolean => {
  const end = args.indexOf("--");
  return args.slice(0, end === -1 ? args.length : end).some((arg) => arg === "--help" || arg === "-h");
};

/** @param command for the hint at the end of each message */
export function readFlags(
  args: readonly string[],
  specs: readonly FlagSpec[],
  command: string,
): Result<Flags, string> {
  const options = Object.fromEntries(
    specs.map(({ name, bare }) => [name, { type: bare ? "boolean" : "string", multiple: true }] as const),
  );
  // Not strict: node's own messages span lines, and it lets a repeated flag win over the first.
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const values = new Map<string, string[]>();
  const hint = `(${command} --help lists what there is)`;
  for (const token of tokens) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") return fail(`unexpected argument ${quoted(token.value)} ${hint}`);
    const spec = specs.find(({ name }) => name === token.name && token.rawName === `--${name}`);
    if (spec === undefined) return fail(`unknown flag ${quoted(token.rawName)} ${hint}`);
    const { inlineValue } = token;
    if (spec.bare && inlineValue === true) return fail(`${token.rawName} takes no value`);
    const value = spec.bare ? "" : token.value;
    if (value === undefined || (inlineValue !== true && isFlag(value)))
      return fail(`${token.rawName} lacks its value ${hint}`);
    const before = values.get(spec.name) ?? [];
    if (before.length > 0 && spec.repeatable !== true) return fail(`${token.rawName} is given twice`);
    values.set(spec.name, [...before, value]);
  }
  return ok({
    one: (name) => values.get(name)?.[0],
    all: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
  });
}

/** "--out" and "-x" are flags where a value is due; "-1" is a (bad) value. */
const isFlag = (text: string): boolean => /^-(-|[a-z])/i.test(text);
