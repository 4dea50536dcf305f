/** Words for things that the catalogues only have patterns for: machine names, policies, lists of resources. */

import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCES } from "../base/resources.ts";
import { useAppState } from "./app-context.tsx";
import type { en } from "./i18n/en.ts";

export interface Words {
  readonly t: TFunction;
  readonly pm: (pm: number) => string;
  /** The source's own name for the VM where it has one, its number otherwise. */
  readonly vm: (vm: number) => string;
  readonly policy: (id: string) => string;
  readonly resource: (resource: ResourceIndex) => string;
  /** "cpu and net" */
  readonly resources: (resources: readonly ResourceIndex[]) => string;
}

type PolicyKey = Exclude<keyof typeof en.policy, "choose" | "parameters" | "noParameters">;

/** The catalogue's key for a policy id: every registered policy has a name (a test checks it). */
export const policyKey = (id: string): PolicyKey => id as PolicyKey;

export function useWords(): Words {
  const { t } = useTranslation();
  const vmNames = useAppState((state) => state.session?.scenario.vmNames ?? null);
  return useMemo(() => {
    const resource = (index: ResourceIndex): string => t(`resource.${RESOURCES[index]}`);
    return {
      t,
      pm: (pm) => t("pm", { id: pm }),
      vm: (vm) => t("vm", { id: vmNames?.[vm] ?? vm }),
      policy: (id) => t(`policy.${policyKey(id)}.name`),
      resource,
      resources: (list) =>
        list
          .map(resource)
          .reduce((first, second) => (first === "" ? second : t("caption.and", { first, second })), ""),
    };
  }, [t, vmNames]);
}
