/** The first band: what this is, what is open, and how it is displayed. */

import { DropdownMenu, ToggleGroup } from "radix-ui";
import type { Locale, TextScale, Theme } from "../../state/display.ts";
import { LOCALES, PANELS, TEXT_SCALES, THEMES } from "../../state/display.ts";
import { useApp, useAppState } from "../app-context.tsx";
import { useOpenGuide } from "../guide/guided.tsx";
import { ViewSwitch } from "../lane/view-switch.tsx";
import { MenuPortal, MenusPlace } from "../menus.tsx";
import { PageItems, PageSwitch } from "../pages/page-switch.tsx";
import { useShare } from "../use-link.ts";
import { usePhone } from "../use-screen.ts";
import { useWords } from "../use-text.ts";
import styles from "./header.module.css";
import { ScenarioMenu } from "./scenario-menu.tsx";

/** What each language calls itself. */
const LANGUAGES: Readonly<Record<Locale, string>> = { ko: "한국어", en: "English" };

export function Header({ openPicker }: { readonly openPicker: () => void }) {
  const { t } = useWords();
  const openGuide = useOpenGuide();
  // On a phone it stands below the lanes: the header has no room.
  const phone = usePhone();
  const hasLanes = useAppState(({ session, display }) => session !== null && display.page === "lanes");
  return (
    <header className={styles.header}>
      <h1 className={styles.name}>{t("app.name")}</h1>
      <PageSwitch />
      <ScenarioMenu openPicker={openPicker} />
      {hasLanes && !phone && <ViewSwitch />}
      <div className={styles.tools}>
        <LanguageToggle />
        <DisplayMenu />
        {hasLanes && <PanelButton />}
        <ShareButton />
        <button
          type="button"
          className="button"
          aria-label={t("header.help")}
          aria-haspopup="dialog"
          data-help
          onClick={() => openGuide()}
        >
          ?
        </button>
      </div>
      <SmallMenu openHelp={openGuide} />
      <MenusPlace />
    </header>
  );
}

function LanguageToggle() {
  const app = useApp();
  const { t } = useWords();
  const locale = useAppState((state) => state.display.locale);
  return (
    <ToggleGroup.Root
      type="single"
      className={styles.languages}
      aria-label={t("header.language")}
      value={locale}
      onValueChange={(next) => next !== "" && app.show({ locale: next as Locale })}
    >
      {[...LOCALES].reverse().map((language) => (
        <ToggleGroup.Item key={language} value={language} lang={language}>
          {LANGUAGES[language]}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

/** How the page looks: its theme, and how large everything is. */
function DisplayMenu() {
  const { t } = useWords();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={styles.plain}>
        {t("header.display")} <span className="caret" aria-hidden="true" />
      </DropdownMenu.Trigger>
      <MenuPortal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          <DisplayItems />
        </DropdownMenu.Content>
      </MenuPortal>
    </DropdownMenu.Root>
  );
}

function DisplayItems() {
  const app = useApp();
  const { t } = useWords();
  const { theme, textScale } = useAppState((state) => state.display);
  return (
    <>
      <DropdownMenu.Label className="menu-label">{t("header.theme")}</DropdownMenu.Label>
      <DropdownMenu.RadioGroup
        aria-label={t("header.theme")}
        value={theme}
        onValueChange={(next) => app.show({ theme: next as Theme })}
      >
        {THEMES.map((name) => (
          <DropdownMenu.RadioItem key={name} value={name} className="menu-item">
            {t(`theme.${name}`)}
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
      <DropdownMenu.Separator className="menu-separator" />
      <DropdownMenu.Label className="menu-label">{t("header.size")}</DropdownMenu.Label>
      <DropdownMenu.RadioGroup
        aria-label={t("header.size")}
        value={String(textScale)}
        onValueChange={(next) => app.show({ textScale: Number(next) as TextScale })}
      >
        {TEXT_SCALES.map((scale) => (
          <DropdownMenu.RadioItem key={scale} value={String(scale)} className="menu-item">
            {scale} %
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </>
  );
}

/** Opens the side panel at its first tab; pressed while it is open, closes it. */
function PanelButton() {
  const app = useApp();
  const { t } = useWords();
  const open = useAppState((state) => state.display.panel !== null);
  return (
    <button
      type="button"
      className="button"
      aria-pressed={open}
      data-opens-panel
      onClick={() => app.show({ panel: open ? null : "why" })}
    >
      {t("panel.why")}
    </button>
  );
}

function ShareButton() {
  const { t } = useWords();
  const [shared, share] = useShare();
  return (
    <button type="button" className="button" onClick={share}>
      <span aria-live="polite">{shared === null ? t("header.share") : t(`header.shared.${shared}`)}</span>
    </button>
  );
}

/** On a phone, everything of the header behind one button. */
function SmallMenu({ openHelp }: { readonly openHelp: () => void }) {
  const app = useApp();
  const { t } = useWords();
  const { locale, page } = useAppState((state) => state.display);
  const [, share] = useShare();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={styles.small}
        data-opens-panel
        data-small-menu
        aria-label={t("header.menu")}
      >
        <svg width="20" height="14" viewBox="0 0 20 14" aria-hidden="true">
          <path d="M0 1h20M0 7h20M0 13h20" stroke="currentColor" strokeWidth="2" />
        </svg>
      </DropdownMenu.Trigger>
      <MenuPortal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          <PageItems />
          <DropdownMenu.Separator className="menu-separator" />
          <DropdownMenu.RadioGroup
            value={locale}
            onValueChange={(next) => app.show({ locale: next as Locale })}
          >
            {LOCALES.map((language) => (
              <DropdownMenu.RadioItem key={language} value={language} className="menu-item" lang={language}>
                {LANGUAGES[language]}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator className="menu-separator" />
          <DisplayItems />
          <DropdownMenu.Separator className="menu-separator" />
          {page === "lanes" &&
            PANELS.map((panel) => (
              <DropdownMenu.Item key={panel} className="menu-item" onSelect={() => app.show({ panel })}>
                {t(`panel.${panel}`)}
              </DropdownMenu.Item>
            ))}
          <DropdownMenu.Item className="menu-item" onSelect={share}>
            {t("header.share")}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => openHelp()}>
            {t("header.help")}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </MenuPortal>
    </DropdownMenu.Root>
  );
}
