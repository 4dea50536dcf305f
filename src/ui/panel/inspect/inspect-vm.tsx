/** The chosen VM: what it demands over time, the class of its load, and where it has lived in each lane. */

import type { ShownRun } from "../../../state/run.ts";
import { useAppState } from "../../app-context.tsx";
import type { ChartLane } from "../../charts/chart-lane.ts";
import { useWords } from "../../use-text.ts";
import styles from "./inspect.module.css";
import { VmDemand } from "./inspect-demand.tsx";
import { PatternOf } from "./inspect-pattern.tsx";
import { Residences } from "./inspect-residence.tsx";
import { useMomentWords } from "./inspect-words.ts";

interface VmProps {
  readonly lanes: readonly ChartLane[];
  /** The run on the workload that nobody has changed. */
  readonly baseline: ShownRun;
  readonly vm: number;
}

export function VmSection({ lanes, baseline, vm }: VmProps) {
  const { vm: vmText } = useWords();
  const step = useAppState(({ playback }) => playback.at.step);
  const { at } = useMomentWords();
  return (
    <section className={styles.section} data-inspect-vm={vm}>
      <header className={styles.head}>
        <h3>{vmText(vm)}</h3>
        <PatternOf vm={vm} />
        <p className={styles.moment}>{at(step)}</p>
      </header>
      <VmDemand lanes={lanes} workload={baseline.workload} vm={vm} />
      <Residences lanes={lanes} vm={vm} />
    </section>
  );
}
