/** What every component may reach: the app's store and commands, the shared camera, the frame scheduler. */

import { createContext, use } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { present } from "../base/assert.ts";
import type { Runner } from "../runner/protocol.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { CameraLink } from "../space/camera-link.ts";
import type { App } from "../state/app.ts";
import type { AppState } from "../state/app-state.ts";
import type { FrameScheduler } from "../state/frame-scheduler.ts";
import type { PageHistory } from "../state/page-history.ts";
import type { Session } from "../state/session.ts";
import type { PictureRegistry } from "../view/picture/picture-marks.ts";
import type { SharedRoom } from "../view/picture/shared-room.ts";

export interface AppTools {
  readonly app: App;
  readonly scheduler: FrameScheduler;
  /** The pages in the browser's history: what writes a link writes it here. */
  readonly pages: PageHistory;
  /** Starts a worker besides that of the lanes, for who has much to run. */
  readonly startWorker: () => Runner;
  /** One camera for all lanes. */
  readonly camera: CameraLink;
  /** What the lanes' pictures have drawn. */
  readonly pictures: PictureRegistry<Node>;
  /** One size for the boxes of all lanes. */
  readonly room: SharedRoom;
}

const AppContext = createContext<AppTools | null>(null);
export const AppProvider = AppContext.Provider;

export const useTools = (): AppTools => present(use(AppContext), "the app context");
export const useApp = (): App => useTools().app;

/** The part of the state that `select` takes; compared shallowly, so that it may build an object. */
export const useAppState = <T,>(select: (state: AppState) => T): T =>
  useStore(useApp().store, useShallow(select));

/** What is open, without the runs, which change while they grow. Only for components that are mounted while there is a session. */
export const useScenario = (): Scenario =>
  useStore(useApp().store, (state) => present(state.session, "a session").scenario);

/** The session. Only for components that are mounted while there is one. */
export const useSession = (): Session => useAppState((state) => present(state.session, "a session"));
