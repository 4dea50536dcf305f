/** The list of keys. */

import { Dialog } from "radix-ui";
import { useRef } from "react";
import type { en } from "./i18n/en.ts";
import { useWords } from "./use-text.ts";

type Does = keyof typeof en.help.keys;

interface Key {
  readonly keys: readonly string[];
  readonly does: Does;
  /** Where a step is not an hour. */
  readonly doesByStep?: Does;
}

const KEYS: readonly Key[] = [
  { keys: ["Space"], does: "playPause" },
  { keys: ["←", "→"], does: "hour", doesByStep: "step" },
  { keys: ["↑", "↓"], does: "action" },
  { keys: ["Shift + ↑", "Shift + ↓"], does: "reason" },
  { keys: ["PageUp", "PageDown"], does: "event" },
  { keys: ["Home", "End"], does: "ends", doesByStep: "stepEnds" },
  { keys: ["1", "2", "3", "4"], does: "lane" },
  { keys: ["F"], does: "enlarge" },
  { keys: ["Shift + ←", "→", "↑", "↓"], does: "orbit" },
  { keys: ["+", "−", "0"], does: "zoom" },
  { keys: ["Ctrl + Z", "Shift + Ctrl + Z"], does: "undo" },
  { keys: ["Esc"], does: "escape" },
  { keys: ["?"], does: "help" },
];

export function HelpDialog({
  open,
  onOpenChange,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const { t, times } = useWords();
  const opener = useRef<Element | null>(null);
  const returnFocus = (event: Event): void => {
    event.preventDefault();
    const remaining = opener.current?.isConnected
      ? opener.current
      : document.querySelector("[data-small-menu]");
    if (remaining instanceof HTMLElement) remaining.focus();
  };
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content
          className="dialog"
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={returnFocus}
        >
          <Dialog.Title>{t("help.title")}</Dialog.Title>
          <dl className="keys">
            {KEYS.map(({ keys, does, doesByStep = does }) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{t(`help.keys.${times.unit === "hour" ? does : doesByStep}`)}</dd>
              </div>
            ))}
          </dl>
          <Dialog.Description>{t("help.about")}</Dialog.Description>
          <p>
            <a href="./rules.html" target="_blank" rel="noopener" hrefLang="en">
              {t("help.rules")}
            </a>
          </p>
          <p>
            <a href="./design.html" target="_blank" rel="noopener" hrefLang="en">
              {t("help.design")}
            </a>
          </p>
          <p>
            <a href="./licenses.txt" target="_blank" rel="noreferrer">
              {t("help.licences")}
            </a>
          </p>
          <Dialog.Close className="button">{t("help.close")}</Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
