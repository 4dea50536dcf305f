/**
 * A word of the page that is explained where it stands: pressed, it says what it is, its formula, the
 * formula with the figures of the moment, and leads to its entry in the guide.
 */

import { Popover } from "radix-ui";
import type { ReactNode } from "react";
import { useRef, useState } from "react";
import { createPart } from "../base/part.ts";
import type { Example } from "../view/text/worked-out.ts";
import { useOpenGuide } from "./guide/guided.tsx";
import { Loading, lazily } from "./loading.tsx";
import { PopoverPortal } from "./menus.tsx";

/** Loaded with the first that is opened: a first visit reads the words alone. */
const TermText = lazily(
  createPart(
    () => import("./term-text.tsx"),
    (module) => module.TermText,
  ),
  "guide",
);

interface TermProps {
  /** The guide's entry: the id of a word, or a policy's and that of its criterion, with a space between. */
  readonly word: string;
  /** What it is called, for those who hear it. */
  readonly name: string;
  /** Worked out while it is open. */
  readonly examples?: () => readonly Example[];
  /** Said of the moment besides. */
  readonly note?: string;
  /** What is shown; its name where left out. */
  readonly children?: ReactNode;
}

/** Where the word itself is a button for something else. */
export const InfoSign = () => (
  <svg className="info" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    <circle cx="6" cy="6" r="5.4" fill="none" stroke="currentColor" />
    <path d="M6 5.2V9M6 2.8V4" stroke="currentColor" strokeWidth="1.3" />
  </svg>
);

export function Term({ word, name, examples, note, children = name }: TermProps) {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const wantsGuide = useRef(false);
  const openGuide = useOpenGuide();
  const goToGuide = (): void => {
    wantsGuide.current = true;
    setOpen(false);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        ref={trigger}
        className="term"
        data-term={word}
        aria-label={children === name ? undefined : name}
      >
        {children}
      </Popover.Trigger>
      {open && (
        <PopoverPortal>
          <Popover.Content
            className="popover wide"
            align="start"
            sideOffset={4}
            collisionPadding={8}
            aria-label={name}
            data-term-text={word}
            onCloseAutoFocus={(event) => {
              if (!wantsGuide.current) return;
              wantsGuide.current = false;
              event.preventDefault();
              trigger.current?.focus(); // the guide gives the focus back to where it was opened from
              openGuide(word);
            }}
          >
            <Loading>
              <TermText word={word} examples={examples?.() ?? []} note={note} goToGuide={goToGuide} />
            </Loading>
          </Popover.Content>
        </PopoverPortal>
      )}
    </Popover.Root>
  );
}
