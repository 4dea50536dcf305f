/** Values of a policy's parameters in words. */

import type { TFunction } from "i18next";
import type { ParameterSpec } from "../policies/policy.ts";
import { formatTick } from "../view/text/figures.ts";

/** A choice by its name, a figure as it is. */
export const valueText = (
  policy: string,
  spec: ParameterSpec,
  value: string | number,
  t: TFunction,
): string =>
  spec.kind === "choice"
    ? t(`policies.${policy}.parameters.${spec.key}.values.${value}.full`)
    : formatTick(Number(value));

/** All that it may be: "from 0 to 1", or its choices. */
export const rangeText = (policy: string, spec: ParameterSpec, t: TFunction): string =>
  spec.kind === "choice"
    ? spec.values.map((value) => valueText(policy, spec, value, t)).join("; ")
    : t("gallery.range", { min: formatTick(spec.min), max: formatTick(spec.max) });
