/** Says in the place of a lane's sentence that a VM is in the hand, wherever it was taken up, and lets it be put down. */

import type { AppState } from "../../state/app-state.ts";
import { useApp } from "../app-context.tsx";
import { useWords } from "../use-text.ts";
import styles from "./lane.module.css";

export function HeldVm({ held }: { readonly held: NonNullable<AppState["handling"]> }) {
  const app = useApp();
  const { t, vm } = useWords();
  return (
    <p className={styles.held} role="status">
      {t(`lane.held.${held.kind}`, { vm: vm(held.vm) })}{" "}
      <button type="button" className="linkish" onClick={() => app.handle(null)}>
        {t("lane.held.putDown")}
      </button>
    </p>
  );
}
