/** What policies are listed by, and what their groups are called. */

import type { TFunction } from "i18next";
import { ToggleGroup } from "radix-ui";
import type { PolicyKind } from "../../policies/policy.ts";
import type { Grouping } from "../../state/display.ts";
import { GROUPINGS } from "../../state/display.ts";
import { useApp, useAppState } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import type { PolicyGroup } from "./policy-groups.ts";

export function GroupingTabs() {
  const app = useApp();
  const { t } = useWords();
  const grouping = useAppState(({ display }) => display.grouping);
  return (
    <ToggleGroup.Root
      type="single"
      className="tabs"
      aria-label={t("gallery.grouping.label")}
      value={grouping}
      onValueChange={(next) => next !== "" && app.show({ grouping: next as Grouping })}
    >
      {GROUPINGS.map((by) => (
        <ToggleGroup.Item key={by} value={by} className="tab">
          {t(`gallery.grouping.${by}`)}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

export function groupName(of: PolicyGroup["of"], by: Grouping, t: TFunction): string {
  switch (by) {
    case "kind":
      return of === null ? t("gallery.unruled") : t(`policy.kind.${of as PolicyKind}`);
    case "decade":
      return of === null ? t("gallery.timeless") : t("gallery.decade", { year: of });
  }
}
