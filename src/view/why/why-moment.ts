/**
 * Which event's reasons a lane shows at a moment, and how many of them. All lanes share the moment;
 * one with fewer events stays at its last, one with fewer reasons at its last before the event.
 */

export interface WhyMoment {
  /** By its position in the step. */
  readonly event: number;
  /** Of its decisions; null shows them all. */
  readonly reason: number | null;
}

/** @param actions events that the lane has in the step; null where none of them has come yet */
export function whyMoment(
  { action, reason = 0 }: { readonly action: number; readonly reason?: number },
  actions: number,
): WhyMoment | null {
  if (reason > 0 && action < actions) return { event: action, reason };
  const last = Math.min(action, actions) - 1;
  return last < 0 ? null : { event: last, reason: null };
}

/**
 * The moment at which the first `shown` of the `of` decisions that led to an event are shown: all of them
 * once the event has happened.
 * @param showing the event by its position in the step
 */
export function positionShowing<S>({
  step,
  event,
  shown,
  of,
}: {
  readonly step: S;
  readonly event: number;
  readonly shown: number;
  readonly of: number;
}): { readonly step: S; readonly action: number; readonly reason?: number } {
  return shown >= of ? { step, action: event + 1 } : { step, action: event, reason: shown };
}

/** How many of `decisions` are shown: inside a deliberation never the event itself. */
export const shownOf = ({ reason }: WhyMoment, decisions: number): number =>
  reason === null ? decisions : Math.min(reason, Math.max(0, decisions - 1));
