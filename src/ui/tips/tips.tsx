/**
 * The page's one tip: what is pointed at, in a few words. Drawings tell of their own things at once
 * (`useTell`); what the guide has an entry for says it once the pointer rests there, or when it has the
 * focus. It takes no pointer, covers nothing that is written there, and is gone with the next key or press.
 */

import type { ReactNode } from "react";
import { createContext, use, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { createPart } from "../../base/part.ts";
import type { Box } from "../../view/picture/label-layout.ts";
import { useAppState, useTools } from "../app-context.tsx";
import { Loading, lazily } from "../loading.tsx";
import { useScale } from "../use-screen.ts";
import type { Place } from "./place-tip.ts";
import { placeTip } from "./place-tip.ts";
import type { Pointed } from "./pointed.ts";
import { focused, pointedAt } from "./pointed.ts";
import styles from "./tips.module.css";

/** What a drawing says of something in it. */
export interface Told {
  readonly text: string;
  /** Where it stands, px of the window. */
  readonly at: Place;
}

type Tell = (told: Told | null) => void;

const TellContext = createContext<Tell>(() => {});
export const useTell = (): Tell => use(TellContext);

/** Loaded with the guide's texts, when something is pointed at for the first time. */
const TipText = lazily(
  createPart(
    () => import("./tip-text.tsx"),
    (module) => module.TipText,
  ),
  "guide",
);

export function Tips({ children }: { readonly children: ReactNode }) {
  const [told, tell] = useState<Told | null>(null);
  return (
    <TellContext value={tell}>
      {children}
      <Tip told={told} />
    </TellContext>
  );
}

function Tip({ told }: { readonly told: Told | null }) {
  const [pointed, look] = usePointed();
  if (told !== null)
    return (
      <TipBox at={told.at} clear={null} prefers="above" owner={null}>
        {told.text}
      </TipBox>
    );
  if (pointed === null) return null;
  const { tells, figure, at, clear, owner } = pointed;
  return (
    <TipBox key={tells} at={at} clear={clear} prefers="below" owner={owner}>
      <Following look={look} />
      <Loading fallback={null}>
        <TipText tells={tells} figure={figure} />
      </Loading>
    </TipBox>
  );
}

/** So long a pointer rests before it asks. */
const REST_MS = 450;

/** What is pointed at, and how to look again whether it still is. */
function usePointed(): readonly [Pointed | null, () => void] {
  const { pictures } = useTools();
  const zoom = useScale();
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const look = useRef((): void => {});
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal, capture: true, passive: true } as const;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown: Pointed | null = null;
    let find: () => Pointed | null = () => null;
    const show = (next: Pointed | null): void => {
      shown = next;
      setPointed(next);
    };
    const forget = (): void => {
      clearTimeout(timer);
      if (shown !== null) show(null);
    };
    const askLater = (next: () => Pointed | null): void => {
      clearTimeout(timer);
      find = next;
      timer = setTimeout(() => show(find()), REST_MS);
    };
    look.current = () => {
      if (shown !== null && find()?.tells !== shown.tells) forget();
    };
    const onMove = ({ target, clientX: x, clientY: y, pointerType, buttons }: PointerEvent): void => {
      if (!(target instanceof Element) || pointerType === "touch" || buttons !== 0) {
        forget();
        return;
      }
      const here = (): Pointed | null => pointedAt(target, { x, y }, pictures, zoom);
      if (shown !== null && here()?.tells === shown.tells) {
        find = here;
        return;
      }
      forget();
      askLater(here);
    };
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element) || !target.matches(":focus-visible")) return;
      forget();
      askLater(() => focused(target, pictures, zoom));
    };
    addEventListener("pointermove", onMove, options);
    addEventListener("focusin", onFocus, options);
    for (const event of ["pointerdown", "keydown", "wheel", "scroll", "focusout", "blur", "resize"])
      addEventListener(event, forget, options);
    document.documentElement.addEventListener("pointerleave", forget, { signal: stop.signal });
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [pictures, zoom]);
  return [pointed, () => look.current()];
}

/** While a tip is shown what it is about may move away with the moment. */
function Following({ look }: { readonly look: () => void }) {
  const at = useAppState(({ playback }) => playback.at);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again whenever the moment has been drawn
  useEffect(() => {
    const drawn = requestAnimationFrame(look);
    return () => cancelAnimationFrame(drawn);
  }, [at]);
  return null;
}

interface BoxProps {
  readonly at: Place;
  readonly clear: Box | null;
  readonly prefers: "above" | "below";
  readonly owner: Element | null;
  readonly children: ReactNode;
}

function TipBox({ at, clear, prefers, owner, children }: BoxProps) {
  const id = useId();
  const zoom = useScale();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const place = (): void => {
      const size = { width: element.offsetWidth * zoom, height: element.offsetHeight * zoom };
      const window = { width: document.documentElement.clientWidth, height: innerHeight };
      const { x, y } = placeTip({ at, size, window, clear, prefers });
      element.style.transform = `translate(${Math.round(x / zoom)}px, ${Math.round(y / zoom)}px)`;
    };
    place();
    const observer = new ResizeObserver(place); // its words may come later
    observer.observe(element);
    return () => observer.disconnect();
  }, [at, clear, prefers, zoom]);
  useEffect(() => {
    owner?.setAttribute("aria-describedby", id);
    return () => owner?.removeAttribute("aria-describedby");
  }, [owner, id]);
  return (
    <div ref={box} id={id} className={styles.tip} role="tooltip">
      {children}
    </div>
  );
}
