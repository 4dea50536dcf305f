/** Why the simulation, or one run of it, came to an end of its own, in words. */

import type { TFunction } from "i18next";
import type { Fault } from "../runner/fault.ts";
import { outsideText } from "../view/text/outside-text.ts";

export const faultText = (fault: Fault, t: TFunction): string =>
  fault.kind === "threw"
    ? t("problem.fault.threw", { message: outsideText(fault.message) })
    : t(`problem.fault.${fault.kind}`);
