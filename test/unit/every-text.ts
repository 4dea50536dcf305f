/** The texts of panels, pages and policies, which the page loads one by one: by the path of their file, "panels/why.en". */

const FILES = import.meta.glob<object>("../../src/ui/i18n/{panels,pages,policies}/*.{en,ko}.ts", {
  eager: true,
  import: "texts",
});

const BY_PATH = new Map(
  Object.entries(FILES).map(([path, texts]) => [path.replace(/^.*\/(\w+\/[^/]+)\.ts$/, "$1"), texts]),
);

export function textsIn(path: string): object {
  const texts = BY_PATH.get(path);
  if (texts === undefined) throw new Error(`no texts in ${path}`);
  return texts;
}
