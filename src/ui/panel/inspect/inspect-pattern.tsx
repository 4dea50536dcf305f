/** The class of a VM's load, where the scenario has such classes: its main resources and the kind of its pattern. */

import { RESOURCES } from "../../../base/resources.ts";
import type { Scenario } from "../../../scenario/scenario.ts";
import type { LoadClass } from "../../../scenario/table-1.ts";
import { loadClassOf } from "../../../scenario/table-1.ts";
import { useScenario } from "../../app-context.tsx";
import { useWords } from "../../use-text.ts";

/** Null for measured demands, and for a mix of which nobody keeps what was drawn. */
function classOf({ demand }: Scenario, vm: number): LoadClass | null {
  switch (demand.kind) {
    case "patterns": {
      const profile = demand.patterns.profiles[vm];
      return profile === undefined ? null : { main: profile.main, pattern: profile.pattern.kind };
    }
    case "generated":
      return demand.generated.mix === null ? loadClassOf(vm) : null;
    case "table":
      return null;
  }
}

/** 16 x 9 px: a bell, a step, a flat line. */
const ICONS: Readonly<Record<LoadClass["pattern"], string>> = {
  normal: "M1 8C5 8 5.5 1 8 1S11 8 15 8",
  ramp: "M1 8H6V1.5H11V8H15",
  steady: "M1 4.5H15",
};

export function PatternOf({ vm }: { readonly vm: number }) {
  const { t, resource } = useWords();
  const known = classOf(useScenario(), vm);
  if (known === null) return null;
  const names = RESOURCES.flatMap((name, r) => (known.main.includes(name) ? [resource(r as 0 | 1 | 2)] : []));
  return (
    <p data-pattern={known.pattern}>
      {t("inspect.main", { resources: names.join(", "), pattern: t(`inspect.pattern.${known.pattern}`) })}{" "}
      <svg width="16" height="9" viewBox="0 0 16 9" aria-hidden="true">
        <path d={ICONS[known.pattern]} fill="none" stroke="currentColor" strokeWidth="1.3" />
      </svg>
    </p>
  );
}
