/** What the paper leaves open of its experiment and its policies, and how this run reads it; and how well the reconstruction fits. */

import { useMemo } from "react";
import type { RunRecord } from "../../engine/record.ts";
import type { TablesComparison } from "../../experiment/compare-tables.ts";
import { compareTables } from "../../experiment/compare-tables.ts";
import { perPaperPolicy } from "../../experiment/paper-tables.ts";
import { listedPolicies, resolvePolicy } from "../../policies/registry.ts";
import type { Session } from "../../state/session.ts";
import { isPaperSession } from "../../state/session.ts";
import { formatFineFigure, formatMemory } from "../../view/text/figures.ts";
import { useSession } from "../app-context.tsx";
import { PolicyAssumption } from "../policy-assumption.tsx";
import { WithRules } from "../rule-link.tsx";
import { useEveryPolicy } from "../use-every-policy.ts";
import { useWords } from "../use-text.ts";
import styles from "./panel.module.css";

/** What is open whatever the policy (P6-P9, D3, C2, MC2). */
const POINTS = ["placement", "count", "slip", "demand", "overload", "migration", "tolerance"] as const;

export function Assumptions() {
  const { t, policy } = useWords();
  const session = useSession();
  useEveryPolicy(true);
  const { memory, link, dirty } = session.scenario.migration;
  const terms = { memory: formatMemory(memory), link: formatMemory(link), dirty: formatMemory(dirty) };
  const choices = session.lanes.map(({ choice }) => choice);
  const policies = listedPolicies().filter((each) => each.assumptions.length > 0);
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
              <WithRules text={t(`assumptions.${point}.text`, terms)} t={t} />
            </dd>
          </div>
        ))}
      </dl>
      {policies.map(({ id, assumptions }) => (
        <section key={id} aria-labelledby={`assumptions-${id}`}>
          <h3 id={`assumptions-${id}`}>{policy(id)}</h3>
          <dl>
            {assumptions.map((assumption) => (
              <div key={assumption.key}>
                <PolicyAssumption policy={id} assumption={assumption} choices={choices} />
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Fit session={session} />
      <p className={styles.source}>{t("assumptions.source")}</p>
    </div>
  );
}

/** The paper's claims beside the runs on the screen; shown while both of its policies run with their defaults. */
function Fit({ session }: { readonly session: Session }) {
  const { t, policy: policyName } = useWords();
  const comparison = useMemo(() => comparePaper(session), [session]);
  if (comparison === null) return null;
  const { table2, table3, deviation } = comparison;
  const pairs = table2.rows.flatMap(({ paper, computed }) =>
    (["overload", "migration", "swap", "noSolution"] as const).map((key) => paper[key] === computed[key]),
  );
  const both = (key: "mean" | "change") => ({
    list: deviation.rows.map((row) => `${policyName(row.policy)} ${formatFineFigure(row[key])}`).join(", "),
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
  const records = perPaperPolicy((policy) => recordOf(session, policy));
  if (!isPaperSession(session) || records === null) return null;
  return compareTables({
    records,
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
