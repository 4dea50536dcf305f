/**
 * What the page may not do, tried. That it does none of it by itself is seen to by every other test:
 * each fails when anything is forbidden, or when anybody else is asked for anything (`lab.ts`).
 */

import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

/** Things that a text from outside would do if it could, and the directive that stands against each. */
const FORBIDDEN = [
  {
    name: "a script in the page",
    directive: "script-src-elem",
    act: () => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'not ours'";
      document.body.append(script);
    },
  },
  {
    name: "a handler in an attribute",
    directive: "script-src-attr",
    act: () => document.body.setAttribute("onclick", "document.title = 'not ours'"),
  },
  {
    name: "a text that is run",
    directive: "script-src",
    // Later: what the test itself has run may do this.
    act: () => void setTimeout(() => new Function("document.title = 'not ours'")()),
  },
  {
    name: "a style in the page",
    directive: "style-src-elem",
    act: () => {
      const style = document.createElement("style");
      style.textContent = "body { display: none }";
      document.body.append(style);
    },
  },
  {
    name: "a request to somebody else",
    directive: "connect-src",
    act: () => void fetch("https://example.com/").catch(() => undefined),
  },
  {
    name: "a picture of somebody else",
    directive: "img-src",
    act: () => {
      new Image().src = "https://example.com/x.png";
    },
  },
  {
    name: "a worker that is not a file",
    directive: "worker-src",
    act: () => {
      try {
        new Worker(URL.createObjectURL(new Blob(["postMessage(1)"])));
      } catch {
        // some engines throw, some tell the worker
      }
    },
  },
  {
    name: "another base",
    directive: "base-uri",
    act: () => {
      const base = document.createElement("base");
      base.href = "https://example.com/";
      document.head.append(base);
    },
  },
] as const;

test("nothing from outside can run or leave", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("#lane-1")).toBeVisible();
  const title = await page.title();
  for (const { name, directive, act } of FORBIDDEN) {
    await page.evaluate(() => {
      const violation = new Promise<string>((resolve) => {
        const told = ({ effectiveDirective }: SecurityPolicyViolationEvent): void =>
          resolve(effectiveDirective);
        document.addEventListener("securitypolicyviolation", told, { once: true });
      });
      Object.assign(window, { violation });
    });
    await page.evaluate(act);
    const told = await page.evaluate(() => (window as Window & { violation?: Promise<string> }).violation);
    expect(told, name).toBe(directive);
  }
  expect(await page.title()).toBe(title);
});

test("the policy stands in the page and in what the server sends", async ({ request }) => {
  const answer = await request.get("/");
  const headers = answer.headers();
  const policy = headers["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  const document = policy.replace(" 'wasm-unsafe-eval'", ""); // of the solver's worker alone
  expect(document).not.toBe(policy);
  expect(document).not.toMatch(/unsafe|\*|https?:|data:/);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect((await answer.text()).replaceAll("&#39;", "'")).toContain(`content="${document}"`);
});

test("the help leads to the licences of all that the page is built with", async ({ page, request }) => {
  await page.goto("/#v=2&lang=en");
  await page.locator("[data-help]").click();
  await page.getByRole("radio", { name: "What this is" }).click();
  const href = (await page.getByRole("link", { name: /Licences/ }).getAttribute("href")) ?? "";
  const licences = await (await request.get(href)).text();
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const named = Object.keys(dependencies).filter((name) => name !== "radix-ui"); // it only bundles its parts
  expect(named.length).toBeGreaterThan(10);
  for (const name of named) expect(licences).toMatch(new RegExp(`^## ${name} - [\\d.]+ \\(.+\\)$`, "m"));
});
