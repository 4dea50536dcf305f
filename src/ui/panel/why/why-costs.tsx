/** What the migrations of an action would cost if they were live (MC1), VM by VM. */

import { formatDuration, formatMemory } from "../../../view/text/figures.ts";
import type { MoveCost } from "../../../view/why/move-cost.ts";
import { WithRules } from "../../rule-link.tsx";
import type { Words } from "../../use-text.ts";

interface CostsProps {
  readonly costs: readonly MoveCost[];
  readonly words: Words;
}

export const WhyCosts = ({ costs, words: { t, vm } }: CostsProps) =>
  costs.map(({ vm: id, seconds, sent, downtime, converges }) => (
    <p key={id} className="secondary" data-why="cost">
      <WithRules
        text={t(`why.cost.${converges ? "converges" : "stopped"}`, {
          vm: vm(id),
          time: formatDuration(seconds),
          sent: formatMemory(sent),
          downtime: formatDuration(downtime),
        })}
        t={t}
      />
    </p>
  ));
