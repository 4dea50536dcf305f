import { expect, linkTo, test } from "./lab.ts";

test("a lane of optima is solved in a worker of its own, and Why tells what was found", async ({ fresh }) => {
  const lab = await fresh();
  const { page } = lab;
  const workers: string[] = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await lab.open(linkTo("34.9", "&policies=optimum,scoa"));
  await expect(lab.lane(1).getByRole("heading")).toContainText("Per-step optimum");
  await expect(lab.lane(1).locator("td[data-over]")).toHaveCount(0); // hour 34, where the paper's Sandpiper has no solution
  expect(await lab.counter(1, "noSolution")).toBe(0);
  expect(workers.some((url) => url.includes("solver-entry"))).toBe(true);
  await lab.openPanel("Why");
  await expect(lab.panel()).toContainText("moves are the fewest: proven");
  await expect(lab.panel()).toContainText("the lowest peak is");
});

test("a lane that is too large for it says so, and what no placement is better than", async ({ lab }) => {
  await lab.open(linkTo("34.9", "&policies=optimum~mostPlaces:100,scoa"));
  expect(await lab.counter(1, "migration")).toBe(0);
  await lab.openPanel("Why");
  await expect(lab.panel()).toContainText("PMs × VMs are 216, and at most 100 are tried");
});
