/**
 * Where menus and popovers are put: inside the page's banner, so that they belong to a landmark
 * like everything else, and above what they cover. Dialogs stand beside the page, and are drawn at its
 * scale with it.
 */

import { Dialog, DropdownMenu, Popover } from "radix-ui";
import type { ReactNode } from "react";

const PLACE = "menus";

export const MenusPlace = () => <div id={PLACE} />;

const DIALOGS = "dialogs";

export const DialogsPlace = () => <div id={DIALOGS} />;

const place = (): HTMLElement | null => document.getElementById(PLACE);

export const MenuPortal = ({ children }: { readonly children: ReactNode }) => (
  <DropdownMenu.Portal container={place()}>{children}</DropdownMenu.Portal>
);

export const PopoverPortal = ({ children }: { readonly children: ReactNode }) => (
  <Popover.Portal container={place()}>{children}</Popover.Portal>
);

export const DialogPortal = ({ children }: { readonly children: ReactNode }) => (
  <Dialog.Portal container={document.getElementById(DIALOGS)}>{children}</Dialog.Portal>
);
