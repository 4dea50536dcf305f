/** A dialog that a menu opens: it stands at the page's scale, and gives the focus back to where the menu was opened. */

import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { DialogPortal } from "../menus.tsx";
import { staysOpen } from "../stays-open.ts";

export interface Opened {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Gives the focus back to what opened the dialog. */
  readonly returnFocus: () => void;
}

interface MenuDialogProps extends Opened {
  readonly title: string;
  readonly children: ReactNode;
}

export const MenuDialog = ({ open, onOpenChange, returnFocus, title, children }: MenuDialogProps) => (
  <Dialog.Root open={open} onOpenChange={onOpenChange}>
    <DialogPortal>
      <Dialog.Overlay className="overlay" />
      <Dialog.Content
        className="dialog"
        aria-describedby={undefined}
        onEscapeKeyDown={staysOpen}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          returnFocus();
        }}
      >
        <Dialog.Title>{title}</Dialog.Title>
        {children}
      </Dialog.Content>
    </DialogPortal>
  </Dialog.Root>
);
