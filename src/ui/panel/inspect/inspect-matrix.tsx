/** Who runs where, of a small fleet: the VMs of every PM at the moment, lane beside lane. */

import type { LaneFrame } from "../../../view/lane-frame.ts";
import { outsideText } from "../../../view/text/outside-text.ts";
import { useApp, useAppState, useScenario } from "../../app-context.tsx";
import type { ChartLane } from "../../charts/chart-lane.ts";
import { PmName } from "../../pm-name.tsx";
import { usePosition } from "../../use-clock.ts";
import { useWords } from "../../use-text.ts";
import styles from "./inspect.module.css";
import { useMomentWords } from "./inspect-words.ts";

export function Matrix({ lanes }: { readonly lanes: readonly ChartLane[] }) {
  const { step } = usePosition();
  const { matrix } = useMomentWords();
  return (
    <section className={styles.section} data-matrix>
      <h3>{matrix(step)}</h3>
      <div className={styles.lanes}>
        {lanes.map((lane) => (
          <div key={lane.id}>
            <h4>{lane.name}</h4>
            <MatrixOfLane lane={lane} frame={lane.frames.read()} />
          </div>
        ))}
      </div>
    </section>
  );
}

function MatrixOfLane({ lane, frame }: { readonly lane: ChartLane; readonly frame: LaneFrame }) {
  const app = useApp();
  const { pm: pmText, vm: vmText } = useWords();
  const { vmNames } = useScenario();
  const selectedPm = useAppState((state) => state.selectedPm);
  const selectedVm = useAppState((state) => state.selectedVm);
  return (
    <ul className={styles.matrix}>
      {Array.from({ length: lane.run.record.pms }, (_, pm) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a PM is its number
        <li key={pm} data-pm={pm} data-down={frame.isUp(pm) ? undefined : true}>
          <button
            type="button"
            aria-pressed={selectedPm === pm}
            onClick={() => app.choose(selectedPm === pm ? null : pm, lane.id)}
          >
            <PmName pm={pm}>{pmText(pm)}</PmName>
          </button>
          <span>
            {frame.vmsOn(pm).map((vm) => (
              <button
                key={vm}
                type="button"
                className={styles.cell}
                data-vm={vm}
                aria-label={vmText(vm)}
                aria-pressed={selectedVm === vm}
                onClick={() => app.selectVm(selectedVm === vm ? null : vm)}
              >
                {outsideText(vmNames?.[vm] ?? String(vm))}
              </button>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
