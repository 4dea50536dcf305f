/** Puts a policy into a lane, and goes to the lanes. */

import { DropdownMenu } from "radix-ui";
import { flushSync } from "react-dom";
import type { Parameters } from "../../policies/policy.ts";
import type { PolicyChoice } from "../../policies/registry.ts";
import { resolvePolicy } from "../../policies/registry.ts";
import { MAX_LANES } from "../../state/session.ts";
import { useApp, useSession } from "../app-context.tsx";
import { laneNameOf } from "../lane/lane-name.ts";
import { MenuPortal } from "../menus.tsx";
import { useWords } from "../use-text.ts";

interface IntoLaneProps {
  readonly policy: string;
  /** Those that are left out are at their defaults. */
  readonly parameters?: Parameters;
  /** How it is damped; not at all when left out. */
  readonly damping?: PolicyChoice["damping"] | undefined;
  /** Where there is no room for words the button is a sign. */
  readonly short?: boolean;
}

export function IntoLane({ policy, parameters = {}, damping, short = false }: IntoLaneProps) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const { lanes } = useSession();
  /** @param place of the lane, from 0: past the last for a lane of its own */
  const put = (place: number): void => {
    const choice = resolvePolicy(policy, parameters, damping);
    if (choice.kind === "error") return;
    const lane = lanes[place];
    void (lane === undefined ? app.addLane(choice.value) : app.choosePolicy(lane.id, choice.value));
    flushSync(() => app.show({ page: "lanes" }));
    document.getElementById(`lane-${Math.min(place, lanes.length - 1) + 1}`)?.focus();
  };
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={short ? "linkish" : "button"}
        aria-label={t("gallery.intoLaneOf", { policy: words.policy(policy) })}
        data-into-lane={policy}
      >
        {!short && t("gallery.intoLane")} <span className="caret" aria-hidden="true" />
      </DropdownMenu.Trigger>
      <MenuPortal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
          {lanes.map((lane, i) => (
            <DropdownMenu.Item key={lane.id} className="menu-item" onSelect={() => put(i)}>
              {t("gallery.instead", { lane: i + 1, policy: laneNameOf(lane, words) })}
            </DropdownMenu.Item>
          ))}
          {lanes.length < MAX_LANES && (
            <DropdownMenu.Item className="menu-item" onSelect={() => put(lanes.length)}>
              {t("gallery.another")}
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </MenuPortal>
    </DropdownMenu.Root>
  );
}
