/** The composition root: what the page is made of is made here, once, and handed down. */

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { present } from "./base/assert.ts";
import { tryAgain } from "./base/missing.ts";
import { BASELINE } from "./policies/defaults.ts";
import { loadPolicies, policyIds } from "./policies/registry.ts";
import type { Runner } from "./runner/protocol.ts";
import { createWorkerRunner } from "./runner/worker-runner.ts";
import { createCameraLink } from "./space/camera-link.ts";
import { createApp } from "./state/app.ts";
import type { Locale } from "./state/display.ts";
import { DEFAULT_DISPLAY, LOCALES } from "./state/display.ts";
import { createFrameScheduler } from "./state/frame-scheduler.ts";
import { decodeLink } from "./state/link.ts";
import { openLink } from "./state/open-link.ts";
import { createPageHistory } from "./state/page-history.ts";
import { AppPage } from "./ui/app.tsx";
import { AppProvider } from "./ui/app-context.tsx";
import { speakFirst } from "./ui/first-words.ts";
import { createSpeakingRunner } from "./ui/i18n/speaking-runner.ts";
import { isIntroduced } from "./ui/introduction.tsx";
import { prepareSpace } from "./ui/lane/utilization-view.tsx";
import { startLoadingAhead } from "./ui/load-ahead.ts";
import { createPictureRegistry } from "./view/picture/picture-marks.ts";
import { createSharedRoom } from "./view/picture/shared-room.ts";

const readersLocale: Locale = LOCALES.find((locale) => navigator.language.startsWith(locale)) ?? "en";
const readLink = () => decodeLink(location.hash, { ...DEFAULT_DISPLAY, locale: readersLocale });
/** Before a link is read the policies that it may name are there, as far as they come. */
const loadNamed = (): Promise<void> =>
  loadPolicies(policyIds().filter((id) => location.hash.includes(id))).catch(() => {});
await loadNamed();
const first = readLink();

const root = present(document.getElementById("root"), "the root element");
const firstPolicies = [BASELINE, ...first.state.choices].map(({ policy }) => policy);
const spoken = speakFirst(first.state.display.locale, firstPolicies, root);

const scheduler = createFrameScheduler();
const runner = createSpeakingRunner(createWorkerRunner(), spoken);
const app = createApp(runner, scheduler, first.state.display);
const startWorker = (): Runner => createWorkerRunner();
const camera = createCameraLink(scheduler);
const room = createSharedRoom();

const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
const followReducedMotion = (): void => app.setReducedMotion(reducedMotion.matches);
followReducedMotion();
reducedMotion.addEventListener("change", followReducedMotion);

const pages = createPageHistory(
  {
    kept: () => history.state,
    link: () => location.href,
    replace: (keep, link) => history.replaceState(keep, "", link),
    push: (keep, link) => history.pushState(keep, "", link),
  },
  { shown: () => app.store.getState().display.page, show: (page) => app.show({ page }) },
  String(performance.timeOrigin),
);

void openLink(app, camera, first, isIntroduced());
// Where the space does not come, its place says so.
if (first.state.display.mode === "3d") prepareSpace(first.state.choices.length).catch(() => {});
addEventListener("hashchange", () => {
  if (!pages.arrived()) return;
  void loadNamed().then(() => {
    void openLink(app, camera, readLink(), isIntroduced());
    pages.opened();
  });
});

addEventListener("online", tryAgain);
startLoadingAhead(app, runner);

await spoken;
createRoot(root).render(
  <StrictMode>
    <AppProvider
      value={{ app, scheduler, camera, pages, room, startWorker, pictures: createPictureRegistry<Node>() }}
    >
      <AppPage />
    </AppProvider>
  </StrictMode>,
);
