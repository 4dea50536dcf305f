/** Where a VM could go, or with whom it could change places: what each PM would have then, and what would be over. */

import { useState } from "react";
import { pmId, vmId } from "../../../base/ids.ts";
import type { ResourceVector } from "../../../base/resources.ts";
import { RESOURCE_INDICES } from "../../../base/resources.ts";
import { isOver } from "../../../base/tolerance.ts";
import { afterLeaving, afterMove, swapsFor, targetsFor } from "../../../view/hand-moves.ts";
import { formatUtilization } from "../../../view/text/figures.ts";
import { useWords } from "../../use-text.ts";
import styles from "./what-if.module.css";
import type { Changing } from "./what-if-changing.ts";
import { PmChoice } from "./what-if-machines.tsx";

/** So many targets are listed, those with most room; any other one is found by its number. */
const TARGETS = 12;

interface MoveProps {
  readonly changing: Changing;
  readonly vm: number;
  readonly from: number;
}

export function Targets({ changing, vm, from }: MoveProps) {
  const words = useWords();
  const { t } = words;
  const { frame, run, intervene } = changing;
  const [sought, seek] = useState<number | null>(null);
  const { pms } = run.record;
  const listed = targetsFor(frame, vm, from, pms, TARGETS);
  const isExtra = sought !== null && sought !== from && !listed.some(({ pm }) => pm === sought);
  const targets = isExtra ? [afterMove(frame, vm, sought), ...listed] : listed;
  const [first] = listed;
  const { threshold } = frame;
  return (
    <>
      {first !== undefined && listed.length === TARGETS && (
        <PmChoice
          label={t("whatIf.target")}
          of={changing}
          value={sought ?? first.pm}
          except={from}
          choose={seek}
        />
      )}
      <table className={styles.figures}>
        <caption>{t("whatIf.move.about", { vm: words.vm(vm) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("whatIf.target")}</th>
            <ResourceHeads />
            <td />
          </tr>
        </thead>
        <tbody>
          {targets.map(({ pm, after, over }) => (
            <tr key={pm} data-target={pm}>
              <th scope="row">{words.pm(pm)}</th>
              <Figures after={after} threshold={threshold} />
              <td>
                <button
                  type="button"
                  className="button"
                  aria-label={t(over.length > 0 ? "whatIf.move.toOver" : "whatIf.move.to", {
                    vm: words.vm(vm),
                    target: words.pm(pm),
                    resources: words.resources(over),
                  })}
                  onClick={() =>
                    intervene({
                      kind: "move",
                      step: frame.step,
                      after: frame.action,
                      vm: vmId(vm),
                      to: pmId(pm),
                    })
                  }
                >
                  {t("whatIf.move.do")}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.pm(from)}</th>
            <Figures after={afterLeaving(frame, vm, from).after} threshold={threshold} />
            <td className={styles.note}>{t("whatIf.source")}</td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

export function Partners({ changing, vm, from }: MoveProps) {
  const words = useWords();
  const { t } = words;
  const { frame, run, intervene } = changing;
  const [sought, seek] = useState<number | null>(null);
  const isThere = sought !== null && sought !== from && sought < run.record.pms && frame.isUp(sought);
  const target = isThere ? sought : targetsFor(frame, vm, from, run.record.pms, 1)[0]?.pm;
  if (target === undefined) return <p>{t("whatIf.move.nothing")}</p>;
  const swaps = swapsFor(frame, vm, from, target);
  const { threshold } = frame;
  return (
    <>
      <PmChoice label={t("whatIf.target")} of={changing} value={target} except={from} choose={seek} />
      {swaps.length === 0 ? (
        <p>{t("whatIf.swap.nobody", { pm: words.pm(target) })}</p>
      ) : (
        <table className={styles.figures} data-swaps>
          <caption>{t("whatIf.swap.about", { vm: words.vm(vm) })}</caption>
          <thead>
            <tr>
              <td />
              <th scope="colgroup" colSpan={3}>
                {words.pm(target)}
              </th>
              <th scope="colgroup" colSpan={3}>
                {words.pm(from)}
              </th>
              <td />
            </tr>
            <tr>
              <th scope="col">{t("whatIf.with")}</th>
              <ResourceHeads />
              <ResourceHeads />
              <td />
            </tr>
          </thead>
          <tbody>
            {swaps.map((swap) => (
              <tr key={swap.vm}>
                <th scope="row">{words.vm(swap.vm)}</th>
                <Figures after={swap.target.after} threshold={threshold} />
                <Figures after={swap.source.after} threshold={threshold} />
                <td>
                  <button
                    type="button"
                    className="button"
                    aria-label={t("whatIf.swap.for", { vm: words.vm(vm), other: words.vm(swap.vm) })}
                    onClick={() =>
                      intervene({
                        kind: "swap",
                        step: frame.step,
                        after: frame.action,
                        vm: vmId(vm),
                        with: vmId(swap.vm),
                      })
                    }
                  >
                    {t("whatIf.swap.do")}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function ResourceHeads() {
  const { resource } = useWords();
  return RESOURCE_INDICES.map((r) => (
    <th key={r} scope="col">
      {resource(r)}
    </th>
  ));
}

function Figures({ after, threshold }: { readonly after: ResourceVector; readonly threshold: number }) {
  return RESOURCE_INDICES.map((r) => (
    <td key={r} data-over={isOver(after[r], threshold) || undefined}>
      {formatUtilization(after[r], threshold)}
    </td>
  ));
}
