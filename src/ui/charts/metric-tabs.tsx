/** Chooses what the charts show. Where there is no room for all names, the resources stay and the rest is a menu. */

import { DropdownMenu, ToggleGroup } from "radix-ui";
import type { Metric } from "../../state/display.ts";
import { METRICS } from "../../state/display.ts";
import { useApp, useAppState } from "../app-context.tsx";
import { MenuPortal } from "../menus.tsx";
import { useWords } from "../use-text.ts";
import styles from "./charts.module.css";
import { chartedBy } from "./lane-metrics.ts";

const isResource = (metric: Metric): boolean => chartedBy(metric).kind === "load";
const MORE: readonly Metric[] = METRICS.filter((metric) => !isResource(metric));

export function MetricTabs() {
  const app = useApp();
  const { t } = useWords();
  const metric = useAppState((state) => state.display.metric);
  const choose = (next: string): void => {
    if (next !== "") app.show({ metric: next as Metric });
  };
  return (
    <div className={styles.metrics}>
      <ToggleGroup.Root
        type="single"
        className="tabs"
        aria-label={t("chart.metric")}
        value={metric}
        onValueChange={choose}
      >
        {METRICS.map((name) => (
          <ToggleGroup.Item
            key={name}
            value={name}
            className={isResource(name) ? "tab" : `tab ${styles.moreMetric}`}
          >
            <MetricName metric={name} />
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          className={`tab ${styles.moreMetrics}`}
          data-state={isResource(metric) ? "off" : "on"}
        >
          {isResource(metric) ? t("chart.more") : <MetricName metric={metric} />}{" "}
          <span className="caret" aria-hidden="true" />
        </DropdownMenu.Trigger>
        <MenuPortal>
          <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
            <DropdownMenu.RadioGroup value={metric} onValueChange={choose}>
              {MORE.map((name) => (
                <DropdownMenu.RadioItem key={name} value={name} className="menu-item">
                  <MetricName metric={name} />
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
          </DropdownMenu.Content>
        </MenuPortal>
      </DropdownMenu.Root>
    </div>
  );
}

function MetricName({ metric }: { readonly metric: Metric }) {
  const { t, resource } = useWords();
  const charted = chartedBy(metric);
  return charted.kind === "load" ? resource(charted.resource) : t(`chart.${charted.metric}`);
}
