/**
 * Which of a lane's futures is shown: the original or one of its forks; and what can be done with
 * the one that is. It takes the place of the policy's description, so that nothing below it moves.
 */

import { DropdownMenu } from "radix-ui";
import { useRef, useState } from "react";
import { present } from "../../base/assert.ts";
import { printable } from "../../base/printable.ts";
import type { Fork } from "../../state/fork-data.ts";
import type { Lane } from "../../state/lane.ts";
import { MAX_LANES } from "../../state/session.ts";
import { useApp, useAppState, useScenario } from "../app-context.tsx";
import { forkFileName } from "../header/save-scenario.ts";
import type { Saving } from "../header/use-saving.ts";
import { useSaving } from "../header/use-saving.ts";
import { MenuPortal } from "../menus.tsx";
import { useWords } from "../use-text.ts";
import styles from "./fork-switch.module.css";
import { forkNameOf, writtenForkName } from "./lane-name.ts";

const ORIGINAL = "original";

export function ForkSwitch({ lane, number }: { readonly lane: Lane; readonly number: number }) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const saving = useSaving(); // here, not in the menu: it goes on when that is closed
  const [renaming, setRenaming] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const shown = lane.forks.find(({ id }) => id === lane.shown) ?? null;
  const name = shown === null ? t("lane.fork.original") : forkNameOf(shown, words);
  const show = (value: string): void => app.showFork(lane.id, value === ORIGINAL ? null : Number(value));
  if (renaming && shown !== null) {
    return (
      <ForkName
        fork={shown}
        rename={(given) => app.renameFork(lane.id, shown.id, given)}
        leave={() => {
          setRenaming(false);
          requestAnimationFrame(() => trigger.current?.focus());
        }}
      />
    );
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        ref={trigger}
        className={styles.fork}
        aria-label={t("lane.fork.choose", { lane: number, fork: name })}
        data-fork={shown?.id ?? ORIGINAL}
      >
        <span>{name}</span> <span className="caret" aria-hidden="true" />
      </DropdownMenu.Trigger>
      <MenuPortal>
        <DropdownMenu.Content
          className="menu"
          align="start"
          sideOffset={4}
          onCloseAutoFocus={(event) => {
            if (renaming) event.preventDefault(); // the name's field has the focus
          }}
        >
          <DropdownMenu.RadioGroup value={shown === null ? ORIGINAL : String(shown.id)} onValueChange={show}>
            <DropdownMenu.RadioItem value={ORIGINAL} className="menu-item">
              {t("lane.fork.original")}
            </DropdownMenu.RadioItem>
            {lane.forks.map((fork) => (
              <DropdownMenu.RadioItem key={fork.id} value={String(fork.id)} className="menu-item">
                <span>{forkNameOf(fork, words)}</span>
                <small>{t("lane.fork.changes", { count: fork.interventions.length })}</small>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          {shown !== null && (
            <ForkItems lane={lane} fork={shown} saving={saving} rename={() => setRenaming(true)} />
          )}
        </DropdownMenu.Content>
      </MenuPortal>
    </DropdownMenu.Root>
  );
}

interface ForkItemsProps {
  readonly lane: Lane;
  readonly fork: Fork;
  readonly saving: Saving;
  readonly rename: () => void;
}

function ForkItems({ lane, fork, saving, rename }: ForkItemsProps) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const scenario = useScenario();
  const lanes = useAppState(({ session }) => present(session, "a session").lanes.length);
  const name = writtenForkName(fork, words);
  const { interventions } = fork;
  return (
    <>
      <DropdownMenu.Separator className="menu-separator" />
      <DropdownMenu.Item className="menu-item" onSelect={rename}>
        {t("lane.fork.rename")}
      </DropdownMenu.Item>
      <DropdownMenu.Item
        className="menu-item"
        disabled={lanes >= MAX_LANES}
        onSelect={() => void app.promoteFork(lane.id, fork.id, name)}
      >
        {t("lane.fork.promote")}
      </DropdownMenu.Item>
      <DropdownMenu.Item
        className="menu-item"
        disabled={saving.progress !== null}
        onSelect={() =>
          saving.save(forkFileName(scenario, printable(name)), { ...scenario, fork: { name, interventions } })
        }
      >
        {t("lane.fork.export")}
      </DropdownMenu.Item>
      <DropdownMenu.Item className="menu-item" onSelect={() => app.dropFork(lane.id, fork.id)}>
        {t("lane.fork.drop")}
      </DropdownMenu.Item>
    </>
  );
}

interface ForkNameProps {
  readonly fork: Fork;
  readonly rename: (name: string) => void;
  readonly leave: () => void;
}

/** Enter and leaving the field keep what is written, Escape does not. */
function ForkName({ fork, rename, leave }: ForkNameProps) {
  const words = useWords();
  const name = writtenForkName(fork, words);
  const isOver = useRef(false);
  const end = (given: string | null): void => {
    if (isOver.current) return;
    isOver.current = true;
    if (given !== null && given !== "" && given !== name) rename(given);
    leave();
  };
  return (
    <input
      className={styles.name}
      aria-label={words.t("lane.fork.name")}
      defaultValue={name}
      maxLength={LONGEST_NAME}
      ref={(field) => field?.select()}
      onBlur={(event) => end(event.target.value.trim())}
      onKeyDown={(event) => {
        if (event.key === "Enter") end(event.currentTarget.value.trim());
        if (event.key === "Escape") {
          event.stopPropagation();
          end(null);
        }
      }}
    />
  );
}

const LONGEST_NAME = 60;
