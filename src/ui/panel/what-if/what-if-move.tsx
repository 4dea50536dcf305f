/**
 * Moving a VM by hand, or having two change places: every target with what it would have then, and
 * what would be over. Nothing is refused: a hand may do what a policy would not.
 */

import { useState } from "react";
import { useApp, useAppState } from "../../app-context.tsx";
import { usePanelCovers } from "../../use-screen.ts";
import { useWords } from "../../use-text.ts";
import styles from "./what-if.module.css";
import type { Changing } from "./what-if-changing.ts";
import { MachineChoice } from "./what-if-machines.tsx";
import { Partners, Targets } from "./what-if-targets.tsx";

type Kind = "move" | "swap";
const KINDS: readonly Kind[] = ["move", "swap"];

export function MoveByHand(changing: Changing) {
  const { t } = useWords();
  const [kind, setKind] = useState<Kind>("move");
  const { chosen } = changing;
  const { pm, vm } = chosen;
  const alone = changing.run.record.pms < 2;
  return (
    <details open className={styles.section}>
      <summary>{t("whatIf.move.title")}</summary>
      <MachineChoice of={changing} chosen={chosen} />
      {vm === null || alone ? (
        <p>{t("whatIf.move.nothing")}</p>
      ) : (
        <>
          <div className={styles.kinds}>
            <fieldset className={styles.lanes}>
              <legend className="for-readers">{t("whatIf.move.kind")}</legend>
              {KINDS.map((each) => (
                <label key={each}>
                  <input
                    type="radio"
                    name="what-if-kind"
                    checked={kind === each}
                    onChange={() => setKind(each)}
                  />
                  {t(`whatIf.${each}.do`)}
                </label>
              ))}
            </fieldset>
            <ChooseInPicture lane={changing.lane.id} kind={kind} vm={vm} />
          </div>
          {kind === "move" ? (
            <Targets changing={changing} vm={vm} from={pm} />
          ) : (
            <Partners changing={changing} vm={vm} from={pm} />
          )}
        </>
      )}
    </details>
  );
}

interface HandlingProps {
  readonly lane: number;
  readonly kind: Kind;
  readonly vm: number;
}

/** The next machine that is chosen in the lane's picture is where it goes. */
function ChooseInPicture({ lane, kind, vm }: HandlingProps) {
  const app = useApp();
  const { t } = useWords();
  const handling = useAppState((state) => state.handling);
  const coversPicture = usePanelCovers();
  const isOn = handling?.lane === lane && handling.kind === kind && handling.vm === vm;
  const take = (): void => {
    app.handle({ lane, kind, vm });
    if (coversPicture) app.show({ panel: null }); // what is to be chosen lies under it
  };
  return (
    <>
      <button
        type="button"
        className="button"
        aria-pressed={isOn}
        onClick={() => (isOn ? app.handle(null) : take())}
      >
        {t("whatIf.inPicture")}
      </button>
      <p role="status" className={styles.hint}>
        {isOn && t(`whatIf.${kind}.waiting`)}
      </p>
    </>
  );
}
