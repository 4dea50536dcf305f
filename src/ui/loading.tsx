/**
 * A part of the page whose code is loaded when it is wanted. Until it is there nothing is shown in its
 * place but that it is on its way: to readers, and to whoever waits for the page to come to rest. One
 * that does not come says so in its place, and comes when somebody tries again; all else stays.
 */

import type { ComponentType, ReactNode } from "react";
import { Component, Suspense, use } from "react";
import { isNotLoaded, onTryAgain, tellMissing, untilTriedAgain } from "../base/missing.ts";
import type { Part } from "../base/part.ts";
import type { PartName } from "./i18n/catalogue.ts";
import { attemptTexts, hasTexts } from "./i18n/i18n.ts";
import { MissingText } from "./missing-text.tsx";

/**
 * A component of a part; it is drawn at once where the part is there. To be used within `Loading`.
 * @param texts what it says besides the first screen's
 */
export function lazily<P extends object>(
  part: Part<ComponentType<P>>,
  ...texts: readonly PartName[]
): ComponentType<P> {
  return function Lazily(props: P) {
    const wanted = part.attempt(); // beside the texts, not after them
    // A promise, even one that is kept already, would hide what is shown until it is heard.
    const missing = texts.filter((name) => !hasTexts(name));
    const attempts = missing.map(attemptTexts); // all at once, and then one is waited for after the other
    for (const attempt of attempts) use(attempt);
    const Loaded = part.now() ?? use(wanted);
    return <Loaded {...props} />;
  };
}

interface LoadingProps {
  readonly children: ReactNode;
  /** Within a table only its own elements may stand; what opens as a dialog has no place yet, and the banners say it. */
  readonly within?: "page" | "table" | "banners";
  /** Instead of nothing. */
  readonly fallback?: ReactNode;
}

export function Loading({ children, within = "page", fallback }: LoadingProps) {
  const busy = within === "table" ? <tr hidden aria-busy="true" /> : <span hidden aria-busy="true" />;
  return (
    <MissingBoundary within={within}>
      <Suspense fallback={fallback ?? busy}>{children}</Suspense>
    </MissingBoundary>
  );
}

type BoundaryProps = Required<Pick<LoadingProps, "children" | "within">>;
type Caught = { readonly error: unknown } | null;

/** Stands in for what is missing until the next try; any other error is not its business. */
class MissingBoundary extends Component<BoundaryProps, { readonly caught: Caught }> {
  override state: { readonly caught: Caught } = { caught: null };
  private leave = (): void => {};
  private stop = (): void => {};

  static getDerivedStateFromError(error: unknown): { readonly caught: Caught } {
    return { caught: { error } };
  }

  override componentDidMount(): void {
    this.leave = onTryAgain(this.again);
  }

  override componentDidCatch(error: unknown): void {
    if (!isNotLoaded(error)) return;
    if (this.props.within !== "banners") {
      tellMissing();
      return;
    }
    const controller = new AbortController();
    this.stop = () => controller.abort();
    untilTriedAgain(controller.signal).catch(() => {}); // it is told of by waiting
  }

  override componentWillUnmount(): void {
    this.leave();
    this.stop();
  }

  override render(): ReactNode {
    const { caught } = this.state;
    const { children, within } = this.props;
    if (caught === null) return children;
    if (!isNotLoaded(caught.error)) throw caught.error;
    switch (within) {
      case "page":
        return <MissingText />;
      case "table":
        return (
          <tr>
            <td colSpan={99}>
              <MissingText />
            </td>
          </tr>
        );
      case "banners":
        return null;
    }
  }

  private readonly again = (): void => {
    if (this.state.caught !== null) this.setState({ caught: null });
  };
}
