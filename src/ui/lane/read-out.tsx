/**
 * The figures beside the points: Table 3 for the moment shown, with the criterion that the policy
 * orders PMs by, and, of a fork, with what sets each PM apart from the original.
 */

import { memo, useRef, useState } from "react";
import { createPart } from "../../base/part.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import { fleetDemand } from "../../engine/metrics.ts";
import { TABLE_3_HOUR } from "../../experiment/paper-tables.ts";
import { isPaperPolicy, table3Difference } from "../../experiment/table-3-difference.ts";
import { findPolicy } from "../../policies/registry.ts";
import { isAsPublished } from "../../state/lane.ts";
import { findLane, isPaperSession } from "../../state/session.ts";
import type { FrameSource } from "../../view/frame-source.ts";
import type { LaneFrame } from "../../view/lane-frame.ts";
import { NAMED_PMS } from "../../view/picture/pm-state.ts";
import { formatFigure } from "../../view/text/figures.ts";
import type { Example } from "../../view/text/worked-out.ts";
import { workedExample } from "../../view/text/worked-out.ts";
import { useApp, useAppState } from "../app-context.tsx";
import { Figure } from "../figure.tsx";
import { Loading, lazily } from "../loading.tsx";
import { InfoSign, Term } from "../term.tsx";
import { usePosition } from "../use-clock.ts";
import { useWords } from "../use-text.ts";
import type { FleetColumn, FleetListing, FleetSort } from "./fleet-list.ts";
import { isListedOver, listedPms, nextSort } from "./fleet-list.ts";
import styles from "./lane.module.css";
import type { PmRows } from "./pm-row.tsx";
import { PmRow } from "./pm-row.tsx";

/** Loaded with the first large fleet: a first visit shows six PMs. */
const FleetRows = lazily(
  createPart(
    () => import("./fleet-rows.tsx"),
    (module) => module.FleetRows,
  ),
);

interface ReadOutProps {
  /** The lane's id. */
  readonly lane: number;
  readonly policy: string;
  /** Those that an intervention adds included. */
  readonly pms: number;
  readonly frames: FrameSource;
  /** `3 * pms` figures in units of the reference PM (P3). */
  readonly capacity: Float64Array;
}

/** A table of so many figures is not read while it changes: it is renewed a few times a second. */
const PACE_MS = 280;

/** Made anew with the moment, not while its run grows. */
export const ReadOut = memo(function ReadOut({ lane, policy, pms, frames, capacity }: ReadOutProps) {
  // A run in which something was changed, or damped, is none of the paper's.
  const isPaper = useAppState(({ session }) => {
    const own = findLane(session, lane);
    return session !== null && isPaperSession(session) && own !== undefined && isAsPublished(own);
  });
  usePosition(PACE_MS); // read again when it changes
  const frame = frames.read();
  return (
    <div
      className={styles.readOut}
      data-mark="readOut"
      data-fleet={pms > NAMED_PMS || undefined}
      data-fork={frame.ghost !== null || undefined}
    >
      <div className={styles.sheet} data-fleet={pms > NAMED_PMS || undefined}>
        <Figures lane={lane} policy={policy} frame={frame} pms={pms} capacity={capacity} />
        {isPaper && <AgainstTable3 policy={policy} frame={frame} />}
      </div>
    </div>
  );
});

interface FiguresProps {
  readonly lane: number;
  readonly policy: string;
  readonly frame: LaneFrame;
  readonly pms: number;
  readonly capacity: Float64Array;
}

/** So few PMs have room on any screen. */
const FEW = 6;

function Figures({ lane, policy, frame, pms, capacity }: FiguresProps) {
  const { utilization, ghost } = frame;
  const { choose } = useApp();
  const { t, pm: nameOf, resource, policy: policyText } = useWords();
  const selected = useAppState((state) => state.selectedPm);
  const isTarget = useAppState(({ handling }) => handling?.lane === lane);
  const ordering = findPolicy(policy) ?? null;
  const shared: PmRows = {
    frame,
    ordering,
    nameOf,
    resourceName: resource,
    saturated: t("readOut.saturated"),
    down: t("lane.down"),
    select: (pm) => choose(pm === selected && !isTarget ? null : pm, lane),
  };
  const criterion = ordering?.pmCriterion ?? null;
  const criterionText =
    criterion === "norm" ? t("readOut.norm") : t(`policies.${policy}.criteria.${criterion}.short`);
  const term = {
    word: criterion === "norm" ? criterion : `${policy} ${criterion}`,
    name: criterionText,
    examples: (): Example[] => {
      const example = ordering === null ? null : workedExample(ordering, frame, selected);
      return example === null
        ? []
        : [{ of: t("term.now", { of: nameOf(example.pm) }), worked: example.worked }];
    },
  };
  const columns = 1 + RESOURCE_INDICES.length + Number(criterion !== null) + Number(ghost !== null);
  const place = useRef<HTMLElement>(null);
  const large = pms > NAMED_PMS;
  const [listing, setListing] = useState<FleetListing>(BY_LOAD);
  const listed = large ? listedPms(shared, pms, listing) : null;
  const head = (column: FleetColumn, name: string) =>
    large ? (
      <FleetHead
        name={name}
        direction={listing.sort?.column === column ? listing.sort.direction : null}
        sort={() => setListing({ ...listing, sort: nextSort(listing.sort, column) })}
      />
    ) : (
      name
    );
  const sorting = (column: FleetColumn) =>
    large && listing.sort?.column === column ? { "aria-sort": listing.sort.direction } : {};

  return (
    <>
      {large && (
        <OnlyOver
          count={countOver(frame, pms)}
          checked={listing.onlyOver}
          choose={(onlyOver) => setListing({ ...listing, onlyOver })}
        />
      )}
      <section ref={place} className={styles.rows} data-scrolls={pms > FEW || undefined}>
        <table
          aria-label={t("readOut.label", { policy: policyText(policy) })}
          aria-rowcount={large ? (listed?.length ?? pms) + 2 : undefined}
        >
          <thead>
            <tr>
              <th scope="col" {...sorting("pm")}>
                {large ? head("pm", t("readOut.pm")) : <span className="for-readers">{t("readOut.pm")}</span>}
              </th>
              {RESOURCE_INDICES.map((r) => (
                <th key={r} scope="col" {...sorting(r)}>
                  {head(r, resource(r))}
                </th>
              ))}
              {criterion !== null && (
                <th scope="col" className={styles.criterion} {...sorting("criterion")}>
                  {large ? (
                    <>
                      {head("criterion", criterionText)}
                      <Term {...term}>
                        <InfoSign />
                      </Term>
                    </>
                  ) : (
                    <Term {...term} />
                  )}
                </th>
              )}
              {ghost !== null && (
                <th
                  scope="col"
                  className={styles.criterion}
                  data-against-original
                  title={t("lane.versusHelp")}
                >
                  {t("lane.versus")}
                </th>
              )}
            </tr>
          </thead>
          {large && selected !== null && selected < pms && (
            <tbody className={styles.pinned}>
              <PmRow pm={selected} chosen rows={shared} />
            </tbody>
          )}
          <tbody>
            {large ? (
              <Loading within="table">
                <FleetRows
                  place={place}
                  pms={pms}
                  columns={columns}
                  selected={selected}
                  rows={shared}
                  listed={listed}
                />
              </Loading>
            ) : (
              Array.from({ length: pms }, (_, pm) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a PM is its index
                <PmRow key={pm} pm={pm} chosen={pm === selected} rows={shared} />
              ))
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("readOut.sum")}</th>
              {fleetDemand(utilization, capacity).map((sum, r) => (
                <td key={RESOURCE_INDICES[r]}>
                  <Figure>{formatSum(sum)}</Figure>
                </td>
              ))}
              {criterion !== null && <td className={styles.criterion} />}
              {ghost !== null && <td className={styles.criterion} data-against-original />}
            </tr>
          </tfoot>
        </table>
      </section>
    </>
  );
}

const BY_LOAD: FleetListing = { sort: null, onlyOver: false };

function countOver(frame: LaneFrame, pms: number): number {
  let count = 0;
  for (let pm = 0; pm < pms; pm++) if (isListedOver(frame, pm)) count++;
  return count;
}

interface OnlyOverProps {
  readonly count: number;
  readonly checked: boolean;
  readonly choose: (onlyOver: boolean) => void;
}

function OnlyOver({ count, checked, choose }: OnlyOverProps) {
  const { t } = useWords();
  return (
    <label className={styles.onlyOver}>
      <input type="checkbox" checked={checked} onChange={({ target }) => choose(target.checked)} />
      {t("readOut.onlyOver")} <Figure start>{`(${count})`}</Figure>
    </label>
  );
}

interface FleetHeadProps {
  readonly name: string;
  /** Null where the list is not ordered by this column. */
  readonly direction: FleetSort["direction"] | null;
  readonly sort: () => void;
}

function FleetHead({ name, direction, sort }: FleetHeadProps) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className={styles.sort}
      title={t("readOut.sortBy", { column: name })}
      onClick={sort}
    >
      {name}
      <span aria-hidden="true">{direction === null ? "" : direction === "ascending" ? "▲" : "▼"}</span>
    </button>
  );
}

function AgainstTable3({ policy, frame }: { readonly policy: string; readonly frame: LaneFrame }) {
  const { t } = useWords();
  // The table shows the hour's end: before its last action there is nothing to compare.
  const ended = frame.action === frame.actions;
  if (frame.step !== TABLE_3_HOUR || !ended || !isPaperPolicy(policy)) return null;
  const difference = table3Difference(policy, frame.utilization);
  return (
    <p className={styles.againstTable3}>
      {t("readOut.againstTable3", {
        mean: formatFigure(difference.mean),
        largest: formatFigure(difference.largest),
      })}
    </p>
  );
}

/** As few decimals as keep the column narrow in a large fleet. */
const formatSum = (sum: number): string => (sum < 10 ? formatFigure(sum) : sum.toFixed(sum < 100 ? 1 : 0));
