/** The table behind the charts, for those who cannot see them, and for those who want the figures. */

import { Dialog } from "radix-ui";
import { RESOURCES } from "../../base/resources.ts";
import { at } from "../../base/vector.ts";
import { formatUtilization } from "../../view/figures.ts";
import { loadSeries } from "../../view/series.ts";
import { useAppState, useSession } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import type { Charted } from "./lane-metrics.ts";
import { chartedBy, LANE_METRICS } from "./lane-metrics.ts";

export function ChartTable({ lanes }: { readonly lanes: readonly ChartLane[] }) {
  const { t } = useWords();
  return (
    <Dialog.Root>
      <Dialog.Trigger className="linkish">{t("chart.showTable")}</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog dialog-wide">
          <ChartFigures lanes={lanes} />
          <Dialog.Close className="button">{t("chart.close")}</Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** More PMs than this make no table that anybody reads; the command line exports them all. */
const COLUMNS = 12;

function ChartFigures({ lanes }: { readonly lanes: readonly ChartLane[] }) {
  const { t } = useWords();
  const session = useSession();
  const charted = chartedBy(useAppState((state) => state.display.metric));
  const { steps } = session.scenario;
  const columns = useColumns(lanes, charted);
  const about =
    charted.kind === "load"
      ? t(`resource.${RESOURCES[charted.resource]}`)
      : t(`chart.${charted.metric}About`);
  return (
    <>
      <Dialog.Title>{t("chart.tableTitle")}</Dialog.Title>
      <Dialog.Description>{t("chart.tableAbout", { metric: about })}</Dialog.Description>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} data-scrolls aria-label={t("chart.tableTitle")}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t("chart.hour")}</th>
              {columns.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: steps }, (_, step) => step).map((step) => (
              <tr key={step}>
                <th scope="row">{step}</th>
                {columns.map(({ key, text }) => (
                  <td key={key}>{text(step)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

interface FigureColumn {
  readonly key: string;
  readonly name: string;
  readonly text: (step: number) => string;
}

/** One column per lane, or per lane and PM. */
function useColumns(lanes: readonly ChartLane[], charted: Charted): readonly FigureColumn[] {
  const { pm: pmText } = useWords();
  const session = useSession();
  const { pms, threshold } = session.scenario;
  if (charted.kind === "lane") {
    const { series, format } = LANE_METRICS[charted.metric];
    return lanes.map(({ id, name, run }) => {
      const values = series(run.record, session);
      return { key: String(id), name, text: (step) => format(at(values, step)) };
    });
  }
  return lanes.flatMap(({ id, name, run }) =>
    Array.from({ length: Math.min(pms, COLUMNS) }, (_, pm) => {
      const values = loadSeries(run.record, pm, charted.resource);
      return {
        key: `${id}/${pm}`,
        name: `${name} ${pmText(pm)}`,
        text: (step: number) => formatUtilization(at(values, step), threshold),
      };
    }),
  );
}
