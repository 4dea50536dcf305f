/** A fault while drawing one part leaves the other parts standing, and says what it was. */

import type { ReactNode } from "react";
import { Component } from "react";
import { ErrorText } from "./error-text.tsx";

interface Props {
  readonly children: ReactNode;
}
type State = { readonly kind: "whole" } | { readonly kind: "broken"; readonly message: string };

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { kind: "whole" };

  static getDerivedStateFromError(error: unknown): State {
    return { kind: "broken", message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    return this.state.kind === "whole" ? this.props.children : <ErrorText message={this.state.message} />;
  }
}
