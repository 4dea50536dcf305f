/**
 * What the chosen PM runs and has lived through, lane beside lane; what the chosen VM demands and
 * where it has lived; and, of a small fleet, who runs where. Everything is read off the lanes'
 * frames and records: the lists follow the moment, histories are made once per choice.
 */

import { NAMED_PMS } from "../../../view/picture/pm-state.ts";
import { useAppState, useScenario } from "../../app-context.tsx";
import { useChartLanes } from "../../charts/chart-lane.ts";
import { useGrownSession } from "../../use-grown-session.ts";
import { useWords } from "../../use-text.ts";
import styles from "./inspect.module.css";
import { Finder } from "./inspect-finder.tsx";
import { Matrix } from "./inspect-matrix.tsx";
import { PmSection } from "./inspect-pm.tsx";
import { VmSection } from "./inspect-vm.tsx";

/** VMs with higher numbers, or names of their own, leave no room for two lanes beside each other. */
const SHORT_NAMES = 100;
/** More VMs than this are found, not looked through. */
const MOST_IN_MATRIX = 300;

export function InspectPanel() {
  const { t } = useWords();
  const session = useGrownSession();
  const lanes = useChartLanes(session);
  const { pms, vms, vmNames } = useScenario();
  const pm = useAppState((state) => state.selectedPm);
  const vm = useAppState((state) => state.selectedVm);
  const small = pms <= NAMED_PMS && vms <= MOST_IN_MATRIX;
  return (
    <div
      className={styles.inspect}
      data-inspect
      data-long={vms > SHORT_NAMES || vmNames !== null || undefined}
    >
      {!small && <Finder />}
      {pm === null && vm === null && (
        <p className={styles.hint}>{t(small ? "inspect.none" : "inspect.noneLarge")}</p>
      )}
      {pm !== null && <PmSection lanes={lanes} pm={pm} />}
      {vm !== null && <VmSection lanes={lanes} baseline={session.baseline} vm={vm} />}
      {small && <Matrix lanes={lanes} />}
    </div>
  );
}
