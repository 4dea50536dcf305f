/** Words for things that the catalogues only have patterns for: machine names, policies, lists of resources. */

import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCES } from "../base/resources.ts";
import { HOURLY } from "../base/step-time.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { findPolicy } from "../policies/registry.ts";
import { useAppState } from "./app-context.tsx";
import type { en } from "./i18n/en.ts";
import type { StepWords } from "./step-words.ts";
import { createStepWords } from "./step-words.ts";

export interface Words {
  readonly t: TFunction;
  readonly pm: (pm: number) => string;
  /** The source's own name for the VM where it has one, its number otherwise. */
  readonly vm: (vm: number) => string;
  readonly policy: (id: string) => string;
  /** The policy, and its parameters that are not at their defaults: "SCOA, after". */
  readonly lane: (choice: PolicyChoice) => string;
  readonly resource: (resource: ResourceIndex) => string;
  /** "cpu and net" */
  readonly resources: (resources: readonly ResourceIndex[]) => string;
  /** Steps as moments and as lengths of time. */
  readonly times: StepWords;
}

type PolicyKey = Exclude<keyof typeof en.policy, "choose" | "parameters" | "noParameters">;

/** The catalogue's key for a policy id: every registered policy has a name (a test checks it). */
export const policyKey = (id: string): PolicyKey => id as PolicyKey;

export function useWords(): Words {
  const { t } = useTranslation();
  const vmNames = useAppState((state) => state.session?.scenario.vmNames ?? null);
  const times = useStepWords(t);
  return useMemo(() => {
    const resource = (index: ResourceIndex): string => t(`resource.${RESOURCES[index]}`);
    const policy = (id: string): string => t(`policy.${policyKey(id)}.name`);
    return {
      t,
      times,
      pm: (pm) => t("pm", { id: pm }),
      vm(vm) {
        const name = vmNames?.[vm] ?? String(vm);
        return /^\d+$/.test(name) ? t("vm", { id: name }) : name;
      },
      policy,
      lane: (choice) => [policy(choice.policy), ...changedParameters(choice, t)].join(", "),
      resource,
      resources: (list) =>
        list
          .map(resource)
          .reduce((first, second) => (first === "" ? second : t("caption.and", { first, second })), ""),
    };
  }, [t, vmNames, times]);
}

/** Of the scenario that is open; of hours while none is. */
function useStepWords(t: TFunction): StepWords {
  const { i18n } = useTranslation();
  const locale = i18n.language === "ko" ? "ko" : "en";
  const { stepMinutes, start, steps } = useAppState(({ session }) => {
    const { stepMinutes, start } = session?.scenario ?? HOURLY;
    return { stepMinutes, start, steps: session?.scenario.steps ?? 1 };
  });
  return useMemo(
    () => createStepWords(t, locale, { stepMinutes, start }, steps),
    [t, locale, stepMinutes, start, steps],
  );
}

type ParameterKey = keyof typeof en.parameter;

/** The catalogue's key for a parameter and for a choice of it: every registered one has texts (a test checks it). */
export const parameterKey = (key: string): ParameterKey => key as ParameterKey;
export const parameterValueKey = (value: string | number): "before" | "after" => value as "before" | "after";

function changedParameters({ policy, parameters }: PolicyChoice, t: TFunction): string[] {
  const specs = findPolicy(policy)?.parameters ?? [];
  return specs.flatMap(({ kind, key, default: usual }) => {
    const value = parameters[key];
    if (value === undefined || value === usual) return [];
    return kind === "choice"
      ? [t(`parameter.${parameterKey(key)}.short.${parameterValueKey(value)}`)]
      : [`${key} ${value}`];
  });
}
