/** What takes the place of the lanes: each page is loaded when it is gone to for the first time. */

import type { ComponentType } from "react";
import { createPart } from "../../base/part.ts";
import { policyIds } from "../../policies/registry.ts";
import type { OtherPageId } from "../../state/display.ts";
import { Loading, lazily } from "../loading.tsx";

const CONTENTS: Readonly<Record<OtherPageId, ComponentType>> = {
  gallery: lazily(
    createPart(
      () => import("../gallery/gallery.tsx"),
      (module) => module.Gallery,
    ),
    "page gallery",
    ...policyIds().map((id) => `policy ${id}` as const),
  ),
  scoreboard: lazily(
    createPart(
      () => import("../scoreboard/scoreboard.tsx"),
      (module) => module.Scoreboard,
    ),
    "page gallery",
    "page scoreboard",
  ),
};

export function OtherPage({ page }: { readonly page: OtherPageId }) {
  const Content = CONTENTS[page];
  return (
    <Loading>
      <Content />
    </Loading>
  );
}
