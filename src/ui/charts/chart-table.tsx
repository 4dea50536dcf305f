/** The table behind the charts, for those who cannot see them, and for those who want the figures. */

import { Dialog } from "radix-ui";
import type { Resource } from "../../base/resources.ts";
import { RESOURCES } from "../../base/resources.ts";
import { at } from "../../base/vector.ts";
import { formatUtilization } from "../../view/figures.ts";
import { loadSeries } from "../../view/series.ts";
import { useAppState, useSession } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import type { ChartLane } from "./chart-lane.ts";
import { LANE_METRICS } from "./lane-metrics.ts";

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
  const { t, pm: pmText } = useWords();
  const session = useSession();
  const metric = useAppState((state) => state.display.metric);
  const { steps, pms, threshold } = session.scenario;
  const resource = RESOURCES.find((name) => name === metric);
  const columns: { readonly name: string; readonly lane: string; readonly text: (step: number) => string }[] =
    resource === undefined
      ? lanes.map((lane) => {
          const { series, format } = LANE_METRICS[metric as Exclude<typeof metric, Resource>];
          const values = series(lane.run.record, session);
          return { name: "", lane: lane.name, text: (step) => format(at(values, step)) };
        })
      : lanes.flatMap((lane) =>
          Array.from({ length: Math.min(pms, COLUMNS) }, (_, pm) => {
            const values = loadSeries(lane.run.record, pm, RESOURCES.indexOf(resource) as 0 | 1 | 2);
            return {
              name: pmText(pm),
              lane: lane.name,
              text: (step: number) => formatUtilization(at(values, step), threshold),
            };
          }),
        );
  const about =
    resource === undefined
      ? t(`chart.${metric as Exclude<typeof metric, Resource>}About`)
      : t(`resource.${resource}`);
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
              {columns.map(({ lane, name }) => (
                <th key={`${lane} ${name}`} scope="col">
                  {lane} {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: steps }, (_, step) => step).map((step) => (
              <tr key={step}>
                <th scope="row">{step}</th>
                {columns.map(({ lane, name, text }) => (
                  <td key={`${lane} ${name}`}>{text(step)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
