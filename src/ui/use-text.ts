/** Words for things that the catalogues only have patterns for: machine names, policies, lists of resources. */

import type { i18n, TFunction } from "i18next";
import { useSyncExternalStore } from "react";
import { getI18n } from "react-i18next";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCES } from "../base/resources.ts";
import { HOURLY } from "../base/step-time.ts";
import { kindsOn, samplesOf } from "../policies/damping.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { findPolicy } from "../policies/registry.ts";
import { outsideText } from "../view/text/outside-text.ts";
import { useAppState } from "./app-context.tsx";
import type { StepWords } from "./step-words.ts";
import { createStepWords } from "./step-words.ts";

export interface Words {
  readonly t: TFunction;
  readonly pm: (pm: number) => string;
  /** The source's own name for the VM where it has one, its number otherwise. */
  readonly vm: (vm: number) => string;
  readonly policy: (id: string) => string;
  /** The policy, its parameters that are not at their defaults, and what is damped: "SCOA, after, cooldown 4". */
  readonly lane: (choice: PolicyChoice) => string;
  readonly resource: (resource: ResourceIndex) => string;
  /** "cpu and net" */
  readonly resources: (resources: readonly ResourceIndex[]) => string;
  /** Steps as moments and as lengths of time. */
  readonly times: StepWords;
}

export function useWords(): Words {
  const language = useSyncExternalStore(onLanguageChange, spokenLanguage, spokenLanguage);
  const vmNames = useAppState((state) => state.session?.scenario.vmNames ?? null);
  const stepMinutes = useAppState(({ session }) => session?.scenario.stepMinutes ?? HOURLY.stepMinutes);
  const start = useAppState(({ session }) => session?.scenario.start ?? null);
  const steps = useAppState(({ session }) => session?.scenario.steps ?? 1);
  return wordsOf(getI18n(), language, vmNames, stepMinutes, start, steps);
}

const spokenLanguage = (): string => getI18n().language;

function onLanguageChange(changed: () => void): () => void {
  const spoken = getI18n();
  spoken.on("languageChanged", changed);
  return () => spoken.off("languageChanged", changed);
}

type VmNames = readonly string[] | null;

/** What words are made of: the language, and what the scenario calls its VMs and its steps. */
type Spoken = [
  spoken: i18n,
  language: string,
  vmNames: VmNames,
  stepMinutes: number,
  start: number | null,
  steps: number,
];

interface Kept {
  readonly of: Spoken;
  readonly words: Words;
}

/** Of each catalogue the words that were made last: all components speak one language of one scenario, and most ask again with every moment. */
const lastWords = new WeakMap<i18n, Kept>();

function wordsOf(...of: Spoken): Words {
  const [spoken] = of;
  const last = lastWords.get(spoken);
  if (last?.of.every((part, i) => part === of[i])) return last.words;
  const words = createWords(...of);
  lastWords.set(spoken, { of, words });
  return words;
}

function createWords(...[spoken, language, vmNames, stepMinutes, start, steps]: Spoken): Words {
  const t = remembering(spoken.getFixedT(language));
  const times = createStepWords(t, language === "ko" ? "ko" : "en", { stepMinutes, start }, steps);
  const resource = (index: ResourceIndex): string => t(`resource.${RESOURCES[index]}`);
  const policy = (id: string): string => t(`policies.${id}.name`);
  const pms: string[] = [];
  return {
    t,
    times,
    pm: (pm) => (pms[pm] ??= t("pm", { id: pm })),
    vm(vm) {
      const name = vmNames?.[vm] ?? String(vm);
      return /^\d+$/.test(name) ? t("vm", { id: name }) : outsideText(name);
    },
    policy,
    lane: (choice) =>
      [policy(choice.policy), ...changedParameters(choice, t), ...dampedBy(choice, t)].join(", "),
    resource,
    resources: (list) =>
      list
        .map(resource)
        .reduce((first, second) => (first === "" ? second : t("caption.and", { first, second })), ""),
  };
}

/** A text without anything put into it is looked up once. */
function remembering(t: TFunction): TFunction {
  const known = new Map<unknown, string>();
  const look = (...asked: Parameters<TFunction>): string => {
    if (asked.length > 1) return t(...asked);
    const text = known.get(asked[0]) ?? t(...asked);
    known.set(asked[0], text);
    return text;
  };
  return look as TFunction;
}

function changedParameters({ policy, parameters }: PolicyChoice, t: TFunction): string[] {
  const specs = findPolicy(policy)?.parameters ?? [];
  return specs.flatMap(({ kind, key, default: usual }) => {
    const value = parameters[key];
    if (value === undefined || value === usual) return [];
    return kind === "choice"
      ? [t(`policies.${policy}.parameters.${key}.values.${value}.short`)]
      : [`${t(`policies.${policy}.parameters.${key}.name`)} ${value}`];
  });
}

function dampedBy({ damping }: PolicyChoice, t: TFunction): string[] {
  if (damping === undefined) return [];
  const figures = { ...damping, samples: samplesOf(damping) };
  return kindsOn(damping).map((kind) => t(`damped.${kind}`, figures));
}
