/** The smallest change that would have let something through, and the way to try it: a threshold from here on. */

import type { ResourceVector } from "../../../base/resources.ts";
import { RESOURCE_INDICES } from "../../../base/resources.ts";
import type { LeastRemedy, WeighedMove } from "../../../engine/remedy.ts";
import { statedFigure } from "../../../engine/remedy.ts";
import { formatStated } from "../../../view/why/why-figures.ts";
import { ignoreDoubleClick } from "../../ignore-double-click.ts";
import type { Words } from "../../use-text.ts";
import styles from "./why.module.css";

interface LeastProps {
  readonly least: LeastRemedy;
  /** The policy that found no solution, by id. */
  readonly policy: string;
  readonly source: number;
  readonly words: Words;
  /** Null where nothing can be changed. */
  readonly setThreshold: ((value: number) => void) | null;
}

export function WhyLeast({ least, policy, source, words, setThreshold }: LeastProps) {
  const { t } = words;
  const { isTold, room, raise, relief } = least;
  const raised = raise?.needed.stillOver ? raise : null;
  const offered = raised?.needed.value ?? relief;
  return (
    <div className={styles.least} data-why="least">
      <h3>{t(isTold ? "why.least.title" : "why.least.untoldTitle")}</h3>
      <p data-figure="room">{isTold ? roomText(room, words) : t(`policies.${policy}.says.untold`)}</p>
      {(isTold || relief !== null) && (
        <p data-figure="raise">
          {raised !== null
            ? raiseText(raised.decision, raised.needed.value, words)
            : relief !== null
              ? t("why.least.relief", { value: formatStated(relief), source: words.pm(source) })
              : t("why.least.noRaise")}
        </p>
      )}
      {offered !== null && setThreshold !== null && (
        <button
          type="button"
          className="button"
          data-why="set-threshold"
          onClickCapture={ignoreDoubleClick}
          onClick={() => setThreshold(statedFigure(offered))}
        >
          {t("why.least.set", { value: formatStated(offered) })}
        </button>
      )}
    </div>
  );
}

/** "VM 22 could go to PM3 if the other VMs of PM3 demanded cpu 0.104 less." */
function roomText(room: LeastRemedy["room"], words: Words): string {
  const { t, vm, pm } = words;
  if (room === null) return t("why.least.noRoom");
  const { decision, needed } = room;
  const { action } = decision;
  const { onTarget, ofPartner } = needed;
  const target = pm(action.to);
  const other = action.kind === "swap" && action.with !== null ? vm(action.with) : "";
  const [ofOthers, ofOther] = [listOf(onTarget, words), listOf(ofPartner, words)];
  const conditions = [
    ...(ofOthers === "" ? [] : [t("why.least.others", { target, list: ofOthers })]),
    ...(ofOther === "" ? [] : [t("why.least.partner", { other, list: ofOther })]),
  ].reduce((first, second) => t("caption.and", { first, second }));
  return action.kind === "migrate"
    ? t("why.least.migration", { vm: vm(action.vm), target, conditions })
    : t("why.least.swap", { vm: vm(action.vm), other, conditions });
}

const listOf = (less: ResourceVector, words: Words): string =>
  RESOURCE_INDICES.filter((r) => statedFigure(less[r]) > 0)
    .map((r) => words.t("why.figure", { resource: words.resource(r), value: formatStated(less[r]) }))
    .join(words.t("why.comma"));

function raiseText({ action }: WeighedMove, value: number, { t, vm, pm }: Words): string {
  const names = { value: formatStated(value), vm: vm(action.vm) };
  return action.kind === "migrate"
    ? t("why.least.raiseMigration", { ...names, target: pm(action.to) })
    : t("why.least.raiseSwap", { ...names, other: action.with === null ? "" : vm(action.with) });
}
