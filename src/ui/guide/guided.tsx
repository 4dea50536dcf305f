/** Where the guide opens from: any part of the page, at its beginning or at one of its words. */

import type { ReactNode } from "react";
import { createContext, use, useCallback, useState } from "react";
import { createPart } from "../../base/part.ts";
import { Loading, lazily } from "../loading.tsx";

/** @param entry what it opens at: the id of a word; at its beginning where left out */
type OpenGuide = (entry?: string) => void;

const GuideContext = createContext<OpenGuide>(() => {});
export const useOpenGuide = (): OpenGuide => use(GuideContext);

/** Loaded when it is opened for the first time. */
const Guide = lazily(
  createPart(
    () => import("./guide.tsx"),
    (module) => module.Guide,
  ),
  "guide",
);

export function Guided({ children }: { readonly children: ReactNode }) {
  /** Null: never opened yet. */
  const [open, setOpen] = useState<boolean | null>(null);
  const [entry, setEntry] = useState<string | null>(null);
  const openGuide = useCallback((at?: string): void => {
    setEntry(at ?? null);
    setOpen(true);
  }, []);
  return (
    <GuideContext value={openGuide}>
      {children}
      {open !== null && (
        <Loading within="banners">
          <Guide open={open} onOpenChange={setOpen} entry={entry} />
        </Loading>
      )}
    </GuideContext>
  );
}
