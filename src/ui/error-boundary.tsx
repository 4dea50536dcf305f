/** A fault while drawing one part leaves the other parts standing, and says what it was, or has something else in its place. */

import type { ReactNode } from "react";
import { Component } from "react";
import { ErrorText } from "./error-text.tsx";

interface Props {
  readonly children: ReactNode;
  /** In its place; otherwise what the fault was. */
  readonly instead?: ReactNode;
}
type State = { readonly kind: "whole" } | { readonly kind: "broken"; readonly message: string };

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { kind: "whole" };

  static getDerivedStateFromError(error: unknown): State {
    return { kind: "broken", message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { children, instead } = this.props;
    if (this.state.kind === "whole") return children;
    return instead ?? <ErrorText message={this.state.message} />;
  }
}
