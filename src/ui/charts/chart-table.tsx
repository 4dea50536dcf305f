/** The table behind the charts, for those who cannot see them, and for those who want the figures. */

import { Dialog } from "radix-ui";
import { createPart } from "../../base/part.ts";
import { Loading, lazily } from "../loading.tsx";
import { DialogPortal } from "../menus.tsx";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";

/** Loaded when it is first asked for. */
const ChartFigures = lazily(
  createPart(
    () => import("./chart-figures.tsx"),
    (module) => module.ChartFigures,
  ),
);

export function ChartTable({ lanes }: { readonly lanes: readonly ChartLane[] }) {
  const { t } = useWords();
  return (
    <Dialog.Root>
      <Dialog.Trigger className="linkish">{t("chart.showTable")}</Dialog.Trigger>
      <DialogPortal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog dialog-wide">
          <Loading fallback={<Dialog.Title>{t("chart.tableTitle")}</Dialog.Title>}>
            <ChartFigures lanes={lanes} />
          </Loading>
          <Dialog.Close className="button">{t("chart.close")}</Dialog.Close>
        </Dialog.Content>
      </DialogPortal>
    </Dialog.Root>
  );
}
