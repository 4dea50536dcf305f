/** The words that stand inside a lane's picture, in 3D and in the plane. */

import { useMemo } from "react";
import type { PictureText } from "../../view/picture-text.ts";
import { useWords } from "../use-text.ts";

export function usePictureText(): PictureText {
  const { t, pm, vm } = useWords();
  return useMemo(
    () => ({
      axes: [t("resource.cpu"), t("resource.net"), t("resource.mem")],
      threshold: t("space.threshold"),
      limit: t("space.limit"),
      source: t("space.source"),
      target: t("space.target"),
      origin: t("space.origin"),
      pm,
      vm,
    }),
    [t, pm, vm],
  );
}
