/**
 * Where code names a policy: its id, its name as an identifier, or one of its rules. Comments are no
 * code; neither are the paths of imports.
 */

import ts from "typescript";
import { idsIn } from "./cited-rules.ts";

export interface Naming {
  /** From 1. */
  readonly line: number;
  /** What it says, as it is written. */
  readonly text: string;
}

/** What policies are called, and what their rules are. */
export interface Names {
  readonly ids: readonly string[];
  /** The letters with which their rules begin. */
  readonly families: ReadonlySet<string>;
}

/** Ids that are words of the language, too: as such they mean a policy only where the code speaks of one. */
const WORDS: ReadonlySet<string> = new Set(["none", "by-hand", "optimum"]);

/** "sandpiper-2008" is also sandpiper, and "thr-mmt" thrMmt. */
const stemOf = (id: string): string => plain(id.replace(/-\d+$/, ""));
const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Ids of so few letters stand in other words by chance: they are looked for as words of their own. */
const FEW = 3;

const isIn = (text: string, stem: string): boolean =>
  stem.length > FEW ? plain(text).includes(stem) : wordsIn(text).includes(stem);

/** "PM, from" and "trimFrom" are two words each. */
const wordsIn = (text: string): string[] =>
  text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);

export function namingsIn(source: string, { ids, families }: Names): Naming[] {
  const file = ts.createSourceFile("a.tsx", source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const stems = ids.filter((id) => !WORDS.has(id)).map(stemOf);
  const found: Naming[] = [];

  const isNaming = (node: ts.Node, text: string): boolean =>
    stems.some((stem) => isIn(text, stem)) ||
    idsIn(text).some((rule) => families.has(rule.replace(/\d+/, ""))) ||
    (ts.isStringLiteralLike(node) && WORDS.has(text) && ids.includes(text) && speaksOfPolicies(node));

  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      if (node.kind === ts.SyntaxKind.ImportDeclaration)
        node.forEachChild((child) => isPath(child) || look(child));
      return;
    }
    const text = wordsOf(node);
    if (text !== null && isNaming(node, text))
      found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, text });
    node.forEachChild(look);
  };
  look(file);
  return found;
}

const isPath = (node: ts.Node): boolean => ts.isStringLiteral(node);

function wordsOf(node: ts.Node): string | null {
  if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) return node.text;
  if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node)) return node.text;
  return null;
}

/** Whether what a word is compared with, given to or listed under says that it is about policies. */
function speaksOfPolicies(node: ts.Node): boolean {
  const { parent } = node;
  const context = ts.isArrayLiteralExpression(parent) || ts.isAsExpression(parent) ? parent.parent : parent;
  return !ts.isJsxAttribute(context) && /polic/i.test(context.getText());
}
