/**
 * What is chosen, held and pointed at in a lane's picture, in 3D and in the plane, and what a click
 * there does. It stays the same object while nothing of it changes.
 */

import { useMemo } from "react";
import type { Lane } from "../../state/lane.ts";
import type { Handling } from "../../view/picture/hand-geometry.ts";
import { useApp, useAppState, useScenario } from "../app-context.tsx";

export interface Picked {
  /** Forks may have more of them than the scenario. */
  readonly pms: number;
  readonly scenarioPms: number;
  readonly selected: number | null;
  readonly selectedVm: number | null;
  readonly handling: Handling | null;
  readonly onSelect: (pm: number | null) => void;
  readonly onSelectVm: (vm: number | null) => void;
}

export function usePicked({ id, run }: Lane): Picked {
  const app = useApp();
  const { pms: scenarioPms } = useScenario();
  const { selectedPm, selectedVm } = useAppState((state) => ({
    selectedPm: state.selectedPm,
    selectedVm: state.selectedVm,
  }));
  const handling = useAppState(({ handling: held }) => (held?.lane === id ? held : null));
  const pms = run.kind === "failed" ? scenarioPms : run.record.pms;
  const selected = selectedPm !== null && selectedPm < pms ? selectedPm : null; // another lane may have one more
  return useMemo(
    () => ({
      pms,
      scenarioPms,
      selected,
      selectedVm,
      handling,
      onSelect: (pm) => app.choose(pm, id),
      onSelectVm: app.selectVm,
    }),
    [app, id, pms, scenarioPms, selected, selectedVm, handling],
  );
}
