/** The small picture on a card: named for those who do not see it, and absent where there is nothing to see. */

import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import type { AppTools } from "../../src/ui/app-context.tsx";
import { AppProvider } from "../../src/ui/app-context.tsx";
import { PolicySketch } from "../../src/ui/gallery/policy-sketch.tsx";
import { changeLanguage, startI18n } from "../../src/ui/i18n/i18n.ts";
import { createPage } from "./page.ts";

beforeAll(async () => {
  await startI18n("en");
});

const markupOf = (policy: string): string => {
  const tools: Pick<AppTools, "app"> = { app: createPage().app };
  return renderToStaticMarkup(
    createElement(AppProvider, { value: tools as AppTools }, createElement(PolicySketch, { policy })),
  );
};

describe("the picture of a policy's sight", () => {
  it("says in both languages whose it is and what it is of", async () => {
    expect(markupOf("scoa")).toContain('aria-label="What SCOA sees of a cluster of 5 PMs, cpu to the right');
    await changeLanguage("ko");
    expect(markupOf("scoa")).toContain("SCOA의 시야: PM 5대");
    await changeLanguage("en");
  });

  it.each(["none", "no-such-policy"])("is not there for %s", (policy) => {
    expect(markupOf(policy)).toBe("");
  });
});
