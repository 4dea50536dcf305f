/** Another threshold for all lanes, from the scenario's menu. */

import { ThresholdForm } from "../lane/threshold-form.tsx";
import { useWords } from "../use-text.ts";
import type { Opened } from "./menu-dialog.tsx";
import { MenuDialog } from "./menu-dialog.tsx";

export function ThresholdDialog(opened: Opened) {
  const { t } = useWords();
  return (
    <MenuDialog {...opened} title={t("threshold.dialog")}>
      <ThresholdForm lane={null} onDone={() => opened.onOpenChange(false)} />
    </MenuDialog>
  );
}
