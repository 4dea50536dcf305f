import { expect, linkTo, test } from "./lab.ts";

test("the link holds what is on the screen", async ({ lab, page, fresh }) => {
  await lab.open(
    linkTo("34.2", "&policies=scoa,none&pm=3&view=cpu-mem&chart=mem&trail=24&theme=dark&panel=assumptions"),
  );
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/at=34\.\d+/);
  const opened = await fresh();
  await opened.visit(page.url());
  const copy = opened.page;
  await expect(copy.locator("#lane-1")).toContainText("SCOA");
  await expect(copy.locator("#lane-2")).toContainText("No relocation");
  await expect(copy.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(copy.getByRole("complementary")).toBeVisible();
  await expect(copy.locator("tr[data-selected]").first()).toHaveAttribute("data-pm", "3");
  await expect(copy.locator("[data-view=cpu-mem]")).toHaveCount(2);
  await expect(copy.getByRole("radio", { name: "mem", exact: true })).toHaveAttribute("aria-checked", "true");
});

test("a link that cannot be read opens the nearest thing and says what it dropped", async ({ lab }) => {
  await lab.open("/#v=1&scenario=moon&policies=scoa,magic&at=900.7&colour=red&lang=en");
  await expect(lab.lane(1)).toContainText("SCOA");
  await expect(lab.problem()).toContainText("scenario=moon");
  await expect(lab.problem()).toContainText("policies=magic");
  await expect(lab.problem()).toContainText("colour=red");
  expect(await lab.hour()).toBe(71);
});

test("a link of a newer version shows what is known of it, and stays until that has been read", async ({
  lab,
  page,
}) => {
  await lab.open("/#v=999&scenario=paper&policies=scoa&at=34.1&colour=red&lang=en");
  await expect(lab.lane(1)).toContainText("SCOA");
  await expect(lab.problem()).toContainText("of version 999 (v=999)");
  await expect(lab.problem()).toContainText("Reload the page");
  await expect(lab.problem()).toContainText("colour=red");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => lab.hour()).toBe(35);
  await page.waitForTimeout(600); // longer than the address bar waits
  expect(page.url()).toContain("v=999");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(page).toHaveURL(/v=3&.*at=35\./);
});

test("Korean is complete on the screen, with the particles that names ask for", async ({ lab, page }) => {
  await lab.open(linkTo("34.9").replace("lang=en", "lang=ko"));
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await expect(lab.lane(1)).toContainText("과부하");
  await expect(lab.sentence(1)).toHaveText(
    /^PM\d의 .*과부하: VM \d+(을|를) .*PM\d(으로|로) 옮긴다$|^PM\d의 .*과부하\(.*\): PM\d(으로|로) 옮길 수도 바꿀 수도 없다$/,
  );
  await page.getByRole("radio", { name: "English" }).click();
  await expect(lab.lane(1)).toContainText("Acted on");
});
