/**
 * The colours, once: the page hands them to CSS as custom properties, the space to three.js, the
 * exports to SVG. Ratios and checks for colour-blind readers are described in docs/design.md#colours:
 * text at least 4.5:1, marks at least 3:1, every pair of PMs apart under simulated deuteranopia,
 * protanopia and tritanopia. Red (`over`) means overload and nothing else.
 */

export interface Palette {
  readonly bg: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly over: string;
  readonly overbg: string;
  readonly swap: string;
  readonly ghost: string;
  readonly edge: string;
  readonly rule: string;
  readonly grid: string;
  readonly area: string;
  readonly wall: string;
  readonly zone1: string;
  readonly zone2: string;
  readonly lit: string;
  readonly press: string;
  readonly pressink: string;
  /** One per PM, for up to {@link PM_COLOURS} PMs. */
  readonly pms: readonly string[];
}

/** Fleets larger than this are drawn in state colours, with the chosen PM highlighted. */
export const PM_COLOURS = 6;

export type ThemeName = "light" | "dark";

export const PALETTES: Readonly<Record<ThemeName, Palette>> = {
  light: {
    bg: "#ffffff",
    ink: "#16191c",
    ink2: "#565d64",
    ink3: "#686f76",
    over: "#c8102e",
    overbg: "#fbe9eb",
    swap: "#4a5763",
    ghost: "#868d93",
    edge: "#a9afb4",
    rule: "#dcdfe1",
    grid: "#e6e8ea",
    area: "#eceeef",
    wall: "#fbfbfa",
    zone1: "#f0f0ee",
    zone2: "#e4e4e1",
    lit: "#eef0f1",
    press: "#16191c",
    pressink: "#ffffff",
    pms: ["#4e4ad0", "#c97a00", "#03755f", "#791363", "#4692c1", "#435000"],
  },
  dark: {
    bg: "#15181b",
    ink: "#eceeef",
    ink2: "#a9b1b8",
    ink3: "#8c949b",
    over: "#f4554a",
    overbg: "#381d1d",
    swap: "#93a3b1",
    ghost: "#737c84",
    edge: "#5d666e",
    rule: "#2e3439",
    grid: "#2a2f34",
    area: "#252a2e",
    wall: "#1a1e21",
    zone1: "#22272b",
    zone2: "#2b3136",
    lit: "#252b30",
    press: "#eceeef",
    pressink: "#15181b",
    pms: ["#9ea5ff", "#e7bc27", "#509e90", "#9f5bb0", "#adedff", "#c9e2b2"],
  },
};
