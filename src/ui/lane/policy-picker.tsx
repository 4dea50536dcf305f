/** Chooses a lane's policy and its parameters. Choosing runs it on the same demands; the old run stays until then. */

import { Popover } from "radix-ui";
import { useRef, useState } from "react";
import { createPart } from "../../base/part.ts";
import { resolvePolicy } from "../../policies/registry.ts";
import type { Lane } from "../../state/lane.ts";
import { useApp, useSession } from "../app-context.tsx";
import { Loading, lazily } from "../loading.tsx";
import { PopoverPortal } from "../menus.tsx";
import { staysOpen } from "../stays-open.ts";
import type { Words } from "../use-text.ts";
import { useWords } from "../use-text.ts";
import { EnlargeButton } from "./enlarge.tsx";
import styles from "./lane.module.css";
import { laneNameOf } from "./lane-name.ts";

/** Loaded with the first fork. */
const ForkSwitch = lazily(
  createPart(
    () => import("./fork-switch.tsx"),
    (module) => module.ForkSwitch,
  ),
);

/** Loaded with the first parameters that are opened, as is what follows. */
const ChoiceForm = lazily(
  createPart(
    () => import("./choice-form.tsx"),
    (module) => module.ChoiceForm,
  ),
  "damping",
);
const ThresholdForm = lazily(
  createPart(
    () => import("./threshold-form.tsx"),
    (module) => module.ThresholdForm,
  ),
);

/** Loaded with the first list of policies that is opened. */
const PolicyList = lazily(
  createPart(
    () => import("../gallery/policy-list.tsx"),
    (module) => module.PolicyList,
  ),
  "page gallery",
);

export function PolicyPicker({ lane, number }: { readonly lane: Lane; readonly number: number }) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const lanes = useSession().lanes.length;
  const { choice } = lane;

  const hasChosen = useRef(false);
  const [open, setOpen] = useState(false);
  const [listed, setListed] = useState(false);
  const choose = (id: string): void => {
    hasChosen.current = true;
    setListed(false);
    const resolved = resolvePolicy(id);
    if (resolved.kind === "ok" && id !== choice.policy) void app.choosePolicy(lane.id, resolved.value);
  };
  const label = t("policy.choose", { lane: number });

  return (
    <div className={styles.policy}>
      <h2>
        <Popover.Root open={listed} onOpenChange={setListed}>
          <Popover.Trigger className={styles.policyName} aria-label={label}>
            <span>{laneNameOf(lane, words)}</span>
            <span className="caret" aria-hidden="true" />
          </Popover.Trigger>
          <PopoverPortal>
            <Popover.Content
              className={`popover ${styles.picker}`}
              align="start"
              sideOffset={4}
              aria-label={label}
              onCloseAutoFocus={(event) => {
                // Keys are the page's after a choice: on the button, Space would open the list again instead of playing.
                if (!hasChosen.current) return;
                hasChosen.current = false;
                event.preventDefault();
                document.getElementById(`lane-${number}`)?.focus();
              }}
            >
              <Loading>
                <PolicyList
                  label={label}
                  chosen={choice.policy}
                  onChoose={choose}
                  onLeave={() => setListed(false)}
                  onRemove={lanes > 1 ? () => app.removeLane(lane.id) : null}
                />
              </Loading>
            </Popover.Content>
          </PopoverPortal>
        </Popover.Root>
      </h2>
      <div className={styles.policyAbout} data-mark="policy">
        {lane.forks.length > 0 ? (
          <Loading>
            <ForkSwitch lane={lane} number={number} />{" "}
          </Loading>
        ) : (
          <span className={styles.wide}>{aboutOf(lane, words)}; </span>
        )}
        <Popover.Root open={open} onOpenChange={setOpen}>
          <Popover.Trigger className={styles.linkish}>
            {t("policy.parameters")} <span className="caret" aria-hidden="true" />
          </Popover.Trigger>
          <PopoverPortal>
            <Popover.Content
              className="popover"
              align="start"
              sideOffset={4}
              aria-label={t("policy.parameters")}
              onEscapeKeyDown={staysOpen}
            >
              <Loading>
                <ChoiceForm lane={lane} />
                <ThresholdForm lane={lane.id} onDone={() => setOpen(false)} />
              </Loading>
            </Popover.Content>
          </PopoverPortal>
        </Popover.Root>{" "}
        <EnlargeButton place={number} />
      </div>
    </div>
  );
}

/** Of a lane with a name of its own its policy, too. */
function aboutOf({ name, choice }: Lane, { t, lane }: Words): string {
  const about = t(`policies.${choice.policy}.about`);
  return name === null ? about : `${lane(choice)}, ${about}`;
}
