/** What a damped policy waits for in a step in which nothing happens: what it said after all is done. */

import type { Step } from "../../../base/ids.ts";
import { findPolicy } from "../../../policies/registry.ts";
import type { Lane } from "../../../state/lane.ts";
import { arrangeWhy } from "../../../view/why/why.ts";
import { WithRules } from "../../rule-link.tsx";
import { useDeliberation } from "../../use-deliberation.ts";
import type { Words } from "../../use-text.ts";
import { fleetWaitsText, waitingTexts } from "./why-sentences.ts";

interface WaitsProps {
  readonly lane: Lane;
  readonly step: Step;
  readonly words: Words;
}

/** Nothing while it is not known, or where nobody waits. */
export function WhyWaits({ lane, step, words }: WaitsProps) {
  const known = useDeliberation(lane, step, 0);
  if (known === undefined || findPolicy(lane.choice.policy) === undefined) return null;
  const why = arrangeWhy(known, known.decisions.length);
  const texts = [...waitingTexts(why, words), fleetWaitsText(why, words)];
  return texts.map(
    (text) =>
      text !== null && (
        <p key={text} data-why="waits">
          <WithRules text={text} t={words.t} />
        </p>
      ),
  );
}
