/** The list of keys. */

import type { Catalogue } from "../i18n/catalogue.ts";
import { useWords } from "../use-text.ts";

type Does = keyof Catalogue["help"]["keys"];

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
  { keys: ["G"], does: "sight" },
  { keys: ["Shift + ←", "→", "↑", "↓"], does: "orbit" },
  { keys: ["+", "−", "0"], does: "zoom" },
  { keys: ["Ctrl + Z", "Shift + Ctrl + Z"], does: "undo" },
  { keys: ["Esc"], does: "escape" },
  { keys: ["?"], does: "help" },
];

export function KeyList() {
  const { t, times } = useWords();
  return (
    <>
      <p>{t("help.about")}</p>
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
    </>
  );
}
