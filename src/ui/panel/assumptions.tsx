/** What the paper leaves open, and how this run reads it (P6-P9, D3, S4, S5, C2); and how well the reconstruction fits. */

import { useMemo } from "react";
import type { RunRecord } from "../../engine/record.ts";
import type { TablesComparison } from "../../experiment/compare-tables.ts";
import { compareTables } from "../../experiment/compare-tables.ts";
import { resolvePolicy } from "../../policies/registry.ts";
import type { Session } from "../../state/session.ts";
import { isPaperSession } from "../../state/session.ts";
import { formatFineFigure } from "../../view/figures.ts";
import { useSession } from "../app-context.tsx";
import { WithRules } from "../rule-link.tsx";
import { useWords } from "../use-text.ts";
import styles from "./panel.module.css";

const POINTS = ["placement", "count", "slip", "demand", "overload", "swap", "target", "tolerance"] as const;

export function Assumptions() {
  const { t } = useWords();
  const session = useSession();
  const sourceLoads = session.lanes
    .filter(({ choice }) => choice.policy === "scoa")
    .map(({ choice }) =>
      t(`parameter.sourceLoad.${choice.parameters["sourceLoad"] === "after" ? "after" : "before"}`),
    );
  return (
    <div className={styles.assumptions}>
      <p className={styles.lead}>{t("assumptions.title")}</p>
      <dl>
        {POINTS.map((point) => (
          <div key={point}>
            <dt>
              <WithRules text={t(`assumptions.${point}.title`)} t={t} />
            </dt>
            <dd>
              <WithRules text={t(`assumptions.${point}.text`)} t={t} />
            </dd>
          </div>
        ))}
        <div>
          <dt>
            <WithRules text={t("assumptions.sourceLoad.title")} t={t} />
          </dt>
          <dd>
            {sourceLoads.length === 0
              ? t("assumptions.sourceLoad.absent")
              : t("assumptions.sourceLoad.text", { value: sourceLoads.join(", ") })}
          </dd>
        </div>
      </dl>
      <Fit session={session} />
      <p className={styles.source}>{t("assumptions.source")}</p>
    </div>
  );
}

/** The paper's claims beside the runs on the screen; shown while both of its policies run with their defaults. */
function Fit({ session }: { readonly session: Session }) {
  const { t } = useWords();
  const comparison = useMemo(() => comparePaper(session), [session]);
  if (comparison === null) return null;
  const { table2, table3, deviation } = comparison;
  const pairs = table2.rows.flatMap(({ paper, computed }) =>
    (["overload", "migration", "swap", "noSolution"] as const).map((key) => paper[key] === computed[key]),
  );
  const ofPolicy = (policy: string, key: "mean" | "change"): string =>
    deviation.rows.flatMap((row) => (row.policy === policy ? [formatFineFigure(row[key])] : [])).join();
  const both = (key: "mean" | "change") => ({
    scoa: ofPolicy("scoa", key),
    sandpiper: ofPolicy("sandpiper-2008", key),
  });
  return (
    <>
      <h3>{t("assumptions.fit.title")}</h3>
      <ul data-fit>
        <li>
          {t("assumptions.fit.table2", { matching: pairs.filter(Boolean).length, total: pairs.length })}
        </li>
        <li>
          {t("assumptions.fit.table3", {
            mean: formatFineFigure(table3.meanDifference),
            largest: formatFineFigure(table3.largestDifference),
          })}
        </li>
        <li>{t("assumptions.fit.deviationLevel", both("mean"))}</li>
        <li>{t("assumptions.fit.deviationChange", both("change"))}</li>
      </ul>
    </>
  );
}

function comparePaper(session: Session): TablesComparison | null {
  const { scenario, baseline } = session;
  const [sandpiper, scoa] = [recordOf(session, "sandpiper-2008"), recordOf(session, "scoa")];
  if (!isPaperSession(session) || sandpiper === null || scoa === null) return null;
  return compareTables({
    records: { "sandpiper-2008": sandpiper, scoa },
    unmoved: baseline.record,
    threshold: scenario.threshold,
  });
}

/** The record of the lane that runs `policy` with its defaults. */
function recordOf(session: Session, policy: string): RunRecord | null {
  const defaults = resolvePolicy(policy);
  if (defaults.kind === "error") return null;
  const wanted = JSON.stringify(defaults.value);
  const lane = session.lanes.find(({ choice }) => JSON.stringify(choice) === wanted);
  return lane?.run.kind === "done" ? lane.run.record : null;
}
