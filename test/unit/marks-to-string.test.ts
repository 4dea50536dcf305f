import { describe, expect, it } from "vitest";
import { marksToString } from "../../src/charts/marks/marks-to-string.ts";
import { colourOf, pmInk } from "../../src/view/marks/ink.ts";
import type { Mark } from "../../src/view/marks/marks.ts";
import { PALETTES } from "../../src/view/palette.ts";

const { light, dark } = PALETTES;
const written = (marks: readonly Mark[], palette = light): string[] =>
  marksToString(marks, { width: 100, height: 50, title: "A", description: "B", palette }).trim().split("\n");
const body = (...marks: Mark[]): string[] => written(marks).slice(4, -1);

describe("marks as text", () => {
  it("stand by themselves, with a title, a description, a background and named fonts", () => {
    const [head, title, desc, paper, end] = written([]);
    expect(head).toContain('width="100" height="50" viewBox="0 0 100 50"');
    expect(head).toContain('font-family="Pretendard');
    expect([title, desc]).toEqual(['<title id="title">A</title>', '<desc id="desc">B</desc>']);
    expect(paper).toBe('<rect width="100" height="50" fill="#ffffff"/>');
    expect(end).toBe("</svg>");
  });

  it("have the colours of the palette that is given", () => {
    const point: Mark = { kind: "circle", x: 1, y: 2, radius: 3, fill: "pm-1", stroke: "bg", halo: true };
    expect(written([point], dark)[4]).toBe(
      '<circle cx="1" cy="2" r="3" fill="#e7bc27" stroke="#15181b" paint-order="stroke" stroke-linejoin="round"/>',
    );
  });

  it("are rounded to hundredths, and filled only where they say so", () => {
    expect(
      body(
        { kind: "line", x1: 0.123456, y1: 0, x2: 1 / 3, y2: 10, stroke: "ink", dash: [2, 3.5] },
        { kind: "rect", x: 0, y: 0, width: 4, height: 2, fill: "wall", opacity: 1 },
      ),
    ).toEqual([
      '<line x1="0.12" y1="0" x2="0.33" y2="10" fill="none" stroke="#16191c" stroke-dasharray="2 3.5"/>',
      '<rect x="0" y="0" width="4" height="2" fill="#fbfbfa"/>',
    ]);
  });

  it("write what others called their machines as text, and nothing else", () => {
    const text = (name: string): Mark => ({
      kind: "text",
      x: 0,
      y: 0,
      anchor: "end",
      runs: [{ text: name, fill: "ink", size: 12, weight: 600 }],
    });
    expect(body(text('<script>"a"&b</script>'))[0]).toContain(
      "&lt;script&gt;&quot;a&quot;&amp;b&lt;/script&gt;",
    );
    expect(body(text("a\u0000\u202eb"))[0]).toContain(">a\\u0000\\u202eb<");
  });

  it("keep the parts of a text in one line, and those of a group together", () => {
    const runs = [
      { text: "PM0", fill: "over", size: 14, weight: 650 },
      { text: "source", fill: "ink2", size: 12, weight: 400, space: 4 },
    ] as const;
    const marks: Mark[] = [{ kind: "text", x: 1, y: 2, anchor: "start", runs }];
    expect(body({ kind: "group", name: "labels", marks })).toEqual([
      '<g class="labels">',
      '<text x="1" y="2"><tspan font-size="14" font-weight="650" fill="#c8102e">PM0</tspan><tspan dx="4" font-size="12" font-weight="400" fill="#565d64">source</tspan></text>',
      "</g>",
    ]);
  });
});

describe("a colour by name", () => {
  it("is a PM's own in a small fleet, and secondary ink in a large one and for PMs that were added", () => {
    expect([pmInk(2, 6), pmInk(6, 6), pmInk(2, 7)]).toEqual(["pm-2", "ink2", "ink2"]);
    expect(colourOf(light, "pm-2")).toBe(light.pms[2]);
    expect(colourOf(dark, "over")).toBe(dark.over);
  });
});
