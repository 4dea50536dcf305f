/** Goes from page to page: a row of names, or one menu where the header has less room. On a phone the small menu has them. */

import { DropdownMenu } from "radix-ui";
import type { PageId } from "../../state/display.ts";
import { PAGES } from "../../state/display.ts";
import { useApp, useAppState } from "../app-context.tsx";
import { MenuPortal } from "../menus.tsx";
import { useWords } from "../use-text.ts";
import styles from "./page-switch.module.css";

export function PageSwitch() {
  const app = useApp();
  const { t } = useWords();
  const shown = useAppState(({ display }) => display.page);
  return (
    <nav className={styles.switch} aria-label={t("page.label")} data-pages>
      <div className={`tabs ${styles.row}`}>
        {PAGES.map((page) => (
          <button
            key={page}
            type="button"
            className="tab"
            data-state={page === shown ? "on" : "off"}
            aria-current={page === shown ? "page" : undefined}
            onClick={() => app.show({ page })}
          >
            {t(`page.${page}`)}
          </button>
        ))}
      </div>
      <div className={styles.menu}>
        <DropdownMenu.Root modal={false}>
          <DropdownMenu.Trigger className={styles.trigger}>
            {t(`page.${shown}`)} <span className="caret" aria-hidden="true" />
          </DropdownMenu.Trigger>
          <MenuPortal>
            <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
              <PageItems />
            </DropdownMenu.Content>
          </MenuPortal>
        </DropdownMenu.Root>
      </div>
    </nav>
  );
}

export function PageItems() {
  const app = useApp();
  const { t } = useWords();
  const shown = useAppState(({ display }) => display.page);
  return (
    <DropdownMenu.RadioGroup
      aria-label={t("page.label")}
      value={shown}
      onValueChange={(next) => app.show({ page: next as PageId })}
    >
      {PAGES.map((page) => (
        <DropdownMenu.RadioItem key={page} value={page} className="menu-item">
          {t(`page.${page}`)}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
