/**
 * Pages of docs/ that the built page leads to, made of the Markdown that stands in the repository:
 * `rules.html` and `design.html` beside `index.html`, with a style sheet of their own. They run no
 * script, obey the page's content security policy, and are light or dark as the system is. While
 * developing they are made anew whenever they are asked for.
 */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Token, Tokens } from "marked";
import { Marked } from "marked";
import type { Plugin } from "vite";
import { PALETTES } from "../src/view/palette.ts";
import { ruleAddress, splitAtRules } from "../src/view/text/rule-ids.ts";
import { POLICY } from "./content-security-policy.ts";

/** The pages, by what their files in docs/ are called. */
export const DOCS_PAGES = ["rules", "design"] as const;
type DocsPage = (typeof DOCS_PAGES)[number];

const STYLES = "docs.css";

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const markdownOf = (page: DocsPage): string => readFileSync(pathOf(`../docs/${page}.md`), "utf8");

/** As GitHub names a heading: P9 is p9, "PM colours" is pm-colours. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** Sources and states of rules step back. */
const ASIDE = /^(?:Source|Status): /;

/** A page of docs/ as a document. Throws where a link would lead to nothing that the build holds. */
export function renderDocsPage(markdown: string): string {
  let title = "";
  const marked = new Marked({
    renderer: {
      heading({ tokens, text, depth }: Tokens.Heading): string {
        if (depth === 1) title = text;
        const anchor = escaped(anchorOf(text));
        // A rule's heading leads to itself, so that its address can be copied.
        const inner =
          depth === 3 ? `<a href="#${anchor}">${escaped(text)}</a>` : this.parser.parseInline(tokens);
        return `<h${depth} id="${anchor}">${inner}</h${depth}>\n`;
      },
      paragraph({ tokens, text }: Tokens.Paragraph): string {
        const aside = ASIDE.test(text) ? ' class="aside"' : "";
        return `<p${aside}>${this.parser.parseInline(tokens)}</p>\n`;
      },
      table({ header, rows }: Tokens.Table): string {
        const cells = (row: readonly Tokens.TableCell[], tag: string): string =>
          row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join("");
        const lines = rows.map((row) => `<tr>${cells(row, "td")}</tr>`);
        // Whoever has no pointer scrolls it by key, for which it must take the focus.
        const attributes = 'class="table" role="region" aria-label="Table" tabindex="0"';
        return `<div ${attributes}><table><thead><tr>${cells(header, "th")}</tr></thead><tbody>${lines.join("")}</tbody></table></div>\n`;
      },
      /** Ids of rules lead to them, as on the page. */
      text(token: Tokens.Text | Tokens.Escape): string {
        if ("tokens" in token && token.tokens !== undefined) return this.parser.parseInline(token.tokens);
        return splitAtRules(token.text)
          .map(({ text, rule }) => (rule ? `<a href="${ruleAddress(text)}">${text}</a>` : escaped(text)))
          .join("");
      },
      link({ href, tokens }: Tokens.Link): string {
        return `<a href="${escaped(builtAddress(href))}">${this.parser.parseInline(tokens)}</a>`;
      },
    },
    walkTokens(token: Token): void {
      if (token.type === "html") throw new Error(`docs/ has HTML, which is not made a page of: ${token.raw}`);
    },
  });
  const body = marked.parse(markdown, { async: false });
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    '<link rel="icon" href="./icon.svg" type="image/svg+xml">',
    `<link rel="stylesheet" href="./${STYLES}">`,
    `<title>${escaped(title)} - Rebalance Lab</title>`,
    "</head>",
    `<body>\n<main>\n${body}</main>\n</body>`,
    "</html>\n",
  ].join("\n");
}

/** Of a link between the pages; others would lead out of the build. */
function builtAddress(href: string): string {
  const [, page, anchor = ""] = /^(?:(\w+)\.md)?(#[\w-]+)?$/.exec(href) ?? [];
  if (page === undefined && anchor !== "") return anchor;
  if (DOCS_PAGES.some((known) => known === page)) return `./${page}.html${anchor}`;
  throw new Error(`docs/ links to ${href}, of which the build has no page`);
}

/** The palette as the system wants it, and the rules of the pages. */
function styles(): string {
  const colours = ({ pms: _, ...named }: (typeof PALETTES)["light"]): string =>
    Object.entries(named)
      .map(([name, colour]) => `--${name}: ${colour};`)
      .join(" ");
  return [
    `:root { ${colours(PALETTES.light)} }`,
    `@media (prefers-color-scheme: dark) { :root { ${colours(PALETTES.dark)} } }`,
    readFileSync(pathOf("docs-pages.css"), "utf8"),
  ].join("\n");
}

export function docsPages(): Plugin {
  return {
    name: "docs-pages",
    generateBundle() {
      for (const page of DOCS_PAGES) {
        this.emitFile({ type: "asset", fileName: `${page}.html`, source: renderDocsPage(markdownOf(page)) });
      }
      this.emitFile({ type: "asset", fileName: STYLES, source: styles() });
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const file = request.url?.split("?")[0]?.slice(1);
        const page = DOCS_PAGES.find((each) => file === `${each}.html`);
        if (page === undefined && file !== STYLES) return next();
        response.setHeader("Content-Type", page === undefined ? "text/css" : "text/html");
        response.end(page === undefined ? styles() : renderDocsPage(markdownOf(page)));
      });
    },
  };
}
