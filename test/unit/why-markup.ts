/** The static markup of a component as a tree, to be read in tests: React writes it well-formed, so little is needed. */

export interface MarkupNode {
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (MarkupNode | string)[];
}

const VOID = new Set(["br", "hr", "img", "input"]);

export function readMarkup(markup: string): MarkupNode {
  const root: MarkupNode = { attributes: {}, children: [] };
  const open = [root];
  for (const [, close, tag = "", attributes = "", selfClosing, text] of markup.matchAll(
    /<(\/)?([a-z0-9]+)((?: [^<>=]+="[^"]*")*)(\/)?>|([^<]+)/gi,
  )) {
    const parent = open.at(-1) ?? root;
    if (text !== undefined) parent.children.push(unescaped(text));
    else if (close !== undefined) open.pop();
    else {
      const node: MarkupNode = { attributes: readAttributes(attributes), children: [] };
      parent.children.push(node);
      if (selfClosing === undefined && !VOID.has(tag)) open.push(node);
    }
  }
  return root;
}

const readAttributes = (attributes: string): Record<string, string> =>
  Object.fromEntries(
    [...attributes.matchAll(/ ([^=]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      unescaped(value),
    ]),
  );

const unescaped = (text: string): string =>
  text
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** Everything below a node with this attribute, in order. */
export function findAll(node: MarkupNode, name: string, value?: string): MarkupNode[] {
  const found = node.attributes[name];
  const own = found !== undefined && (value === undefined || found === value) ? [node] : [];
  return [
    ...own,
    ...node.children.flatMap((child) => (typeof child === "string" ? [] : findAll(child, name, value))),
  ];
}

/** What can be read of a node, labels for screen readers left out. */
export const textOf = (node: MarkupNode): string =>
  node.children.map((child) => (typeof child === "string" ? child : ` ${textOf(child)} `)).join("");
