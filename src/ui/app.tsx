/** What is on the screen: below the header the lanes with their charts, a side panel and the timeline, or another page. */

import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import "pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css";
import { createPart } from "../base/part.ts";
import "../charts/charts.css";
import "./app.css";
import { useAppState } from "./app-context.tsx";
import { ChartsBand } from "./charts/charts-band.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Guided } from "./guide/guided.tsx";
import { Header } from "./header/header.tsx";
import { changeLanguage } from "./i18n/i18n.ts";
import { Introduction } from "./introduction.tsx";
import { useEnlargeByDoubleClick } from "./lane/enlarge.tsx";
import type { LaneSize } from "./lane/lane-column.tsx";
import { LaneColumn } from "./lane/lane-column.tsx";
import { ViewSwitch } from "./lane/view-switch.tsx";
import { Loading, lazily } from "./loading.tsx";
import { DialogsPlace } from "./menus.tsx";
import { Notices } from "./notices.tsx";
import { OtherPage } from "./pages/other-page.tsx";
import { ProblemBanner } from "./problem-banner.tsx";
import { TimelineBand } from "./timeline/timeline-band.tsx";
import { Tips } from "./tips/tips.tsx";
import { useFileDrop, useFilePicker } from "./use-files.ts";
import { useKeyboard } from "./use-keyboard.ts";
import { useLinkInAddressBar } from "./use-link.ts";
import { usePhone, useScaleOnRoot } from "./use-screen.ts";
import { useThemeOnRoot } from "./use-theme.ts";
import { WorkBar } from "./work-bar.tsx";

const SidePanel = lazily(
  createPart(
    () => import("./panel/side-panel.tsx"),
    (module) => module.SidePanel,
  ),
);
const StepDialog = lazily(
  createPart(
    () => import("./step-dialog.tsx"),
    (module) => module.StepDialog,
  ),
);

export function AppPage() {
  const { t } = useTranslation();
  const openPicker = useFilePicker();
  const dropping = useFileDrop();
  const ready = useAppState((state) => state.session !== null);
  const opening = useAppState((state) => state.work.some(({ on }) => on === "scenario"));
  const unknownStep = useAppState((state) => state.unknownStep);
  const page = useAppState((state) => state.display.page);
  const panelOpen = useAppState((state) => state.display.panel !== null && state.display.page === "lanes");
  const panelPlace = useAppState((state) => state.display.panelPlace);
  useThemeOnRoot();
  useScaleOnRoot();
  useLocale();
  useKeyboard();
  useLinkInAddressBar();
  return (
    <Guided>
      <Tips>
        <div className="page" data-panel={panelOpen ? panelPlace : undefined}>
          {page === "lanes" && (
            <button
              type="button"
              className="skip"
              onClick={() => document.getElementById("timeline")?.focus()}
            >
              {t("app.skip")}
            </button>
          )}
          <Header openPicker={openPicker} />
          <div className="banners">
            {ready && <Introduction />}
            <ProblemBanner />
            <Notices />
            <WorkBar />
          </div>
          {!ready ? (
            <main className="stage" aria-busy="true" />
          ) : page !== "lanes" ? (
            <main className="stage" aria-busy={opening || undefined} data-page={page}>
              <ErrorBoundary>
                <OtherPage page={page} />
              </ErrorBoundary>
            </main>
          ) : (
            <>
              <main className="stage" aria-busy={opening || undefined}>
                <Lanes />
                <ErrorBoundary>
                  <ChartsBand />
                </ErrorBoundary>
              </main>
              <ErrorBoundary>
                {panelOpen && (
                  <Loading>
                    <SidePanel />
                  </Loading>
                )}
              </ErrorBoundary>
              <ErrorBoundary>
                <TimelineBand />
              </ErrorBoundary>
            </>
          )}
          {unknownStep !== null && (
            <Loading within="banners">
              <StepDialog file={unknownStep} />
            </Loading>
          )}
          {dropping && <div className="drop">{t("drop.hint")}</div>}
        </div>
      </Tips>
      <DialogsPlace />
    </Guided>
  );
}

function Lanes() {
  const lanes = useAppState((state) => state.session?.lanes ?? []);
  const phone = usePhone();
  const row = useRef<HTMLDivElement>(null);
  useEnlargeByDoubleClick(row, !phone);
  useFocusAfterRemoval(lanes.map(({ id }) => id));
  const large = useAppState(({ display }) => display.large);
  const hasLarge = large !== null && large <= lanes.length && lanes.length > 1 && !phone;
  const sizeAt = (place: number): LaneSize => (hasLarge ? (place === large ? "large" : "strip") : "even");
  return (
    <div className="lanes">
      <div
        className="lane-row"
        data-lanes={lanes.length}
        data-large={hasLarge || undefined}
        style={{ "--lanes": lanes.length, "--strips": lanes.length - 1 } as React.CSSProperties}
        ref={row}
      >
        {lanes.map((lane, i) => (
          <LaneColumn key={lane.id} lane={lane} number={i + 1} size={sizeAt(i + 1)} />
        ))}
      </div>
      {phone && <ViewSwitch />}
    </div>
  );
}

/** The focus of a lane that is removed goes to the lane that takes its place. */
function useFocusAfterRemoval(ids: readonly unknown[]): void {
  const before = useRef(ids);
  useEffect(() => {
    const removed = before.current.findIndex((id) => !ids.includes(id));
    const isRemoval = ids.length < before.current.length && ids.some((id) => before.current.includes(id));
    before.current = ids;
    if (!isRemoval || document.activeElement !== document.body) return;
    document.getElementById(`lane-${Math.min(removed + 1, ids.length)}`)?.focus();
  });
}

function useLocale(): void {
  const { t, i18n } = useTranslation();
  const locale = useAppState((state) => state.display.locale);
  useEffect(() => {
    const unwanted = new AbortController();
    if (i18n.language !== locale) changeLanguage(locale, unwanted.signal).catch(() => {}); // another is wanted
    document.documentElement.lang = i18n.language;
    document.title = t("app.name");
    return () => unwanted.abort();
  }, [i18n, i18n.language, locale, t]);
}
