/**
 * Where menus and popovers are put: inside the page's banner, so that they belong to a landmark
 * like everything else, and above what they cover.
 */

import { DropdownMenu, Popover } from "radix-ui";
import type { ReactNode } from "react";

const PLACE = "menus";

export const MenusPlace = () => <div id={PLACE} />;

const place = (): HTMLElement | null => document.getElementById(PLACE);

export const MenuPortal = ({ children }: { readonly children: ReactNode }) => (
  <DropdownMenu.Portal container={place()}>{children}</DropdownMenu.Portal>
);

export const PopoverPortal = ({ children }: { readonly children: ReactNode }) => (
  <Popover.Portal container={place()}>{children}</Popover.Portal>
);
