/**
 * Chooses what the charts show: resources and the measures that are asked for most as tabs, and all
 * measures in a menu. Where there is no room for all tabs, the resources stay.
 */

import { DropdownMenu, ToggleGroup } from "radix-ui";
import { CHARTED_MEASURES, measureOf } from "../../measures/registry.ts";
import type { Metric } from "../../state/display.ts";
import { METRICS } from "../../state/display.ts";
import { useApp, useAppState } from "../app-context.tsx";
import { MenuPortal } from "../menus.tsx";
import { useWords } from "../use-text.ts";
import styles from "./charts.module.css";
import { chartedBy } from "./lane-metrics.ts";

const isResource = (metric: Metric): boolean => chartedBy(metric).kind === "load";

/** Measures with a tab of their own while there is room. */
const TABBED: ReadonlySet<Metric> = new Set(["spread", "overloadedHours", "moves", "movedMemory"]);
const TABS: readonly Metric[] = METRICS.filter((metric) => isResource(metric) || TABBED.has(metric));

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
        {TABS.map((name) => (
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
          data-tabbed={TABBED.has(metric) || undefined}
        >
          <MenuName metric={metric} /> <span className="caret" aria-hidden="true" />
        </DropdownMenu.Trigger>
        <MenuPortal>
          <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
            <DropdownMenu.RadioGroup value={metric} onValueChange={choose}>
              {CHARTED_MEASURES.map((name) => (
                <DropdownMenu.RadioItem key={name} value={name} className="menu-item">
                  <span>
                    <MetricName metric={name} />
                  </span>
                  <small>{t(`measureUnit.${measureOf(name).unit}`)}</small>
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
          </DropdownMenu.Content>
        </MenuPortal>
      </DropdownMenu.Root>
    </div>
  );
}

/** What is chosen, unless a tab says so already. */
function MenuName({ metric }: { readonly metric: Metric }) {
  const { t } = useWords();
  if (isResource(metric)) return t("chart.more");
  if (!TABBED.has(metric)) return <MetricName metric={metric} />;
  return (
    <>
      <span className={styles.besideTabs}>{t("chart.more")}</span>
      <span className={styles.insteadOfTabs}>
        <MetricName metric={metric} />
      </span>
    </>
  );
}

function MetricName({ metric }: { readonly metric: Metric }) {
  const { t, resource } = useWords();
  const charted = chartedBy(metric);
  return charted.kind === "load" ? resource(charted.resource) : t(`measure.${charted.measure}.short`);
}
