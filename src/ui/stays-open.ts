/** For what closes on Escape: not while a figure is being typed, which Escape gives back first. */
export function staysOpen(event: Event): void {
  if (event.target instanceof Element && event.target.matches("[data-typed]")) event.preventDefault();
}
