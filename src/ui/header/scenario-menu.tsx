/** What is open, and everything that can be opened instead. */

import { DropdownMenu } from "radix-ui";
import { useRef, useState } from "react";
import { createPart } from "../../base/part.ts";
import type { DemandFile, ScenarioSource } from "../../runner/protocol.ts";
import { DEFAULT_FIGURES } from "../../scenario/generated-figures.ts";
import { mostPms } from "../../scenario/limits.ts";
import type { PresetName } from "../../scenario/presets/catalogue.ts";
import { presetNames } from "../../scenario/presets/catalogue.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Session } from "../../state/session.ts";
import { outsideText } from "../../view/text/outside-text.ts";
import { useApp, useAppState } from "../app-context.tsx";
import { Loading, lazily } from "../loading.tsx";
import { MenuPortal } from "../menus.tsx";
import type { Words } from "../use-text.ts";
import { useWords } from "../use-text.ts";
import styles from "./header.module.css";
import { scenarioFileName } from "./save-scenario.ts";
import { SavingBar } from "./saving-bar.tsx";
import { StepLength } from "./step-length.tsx";
import { useSaving } from "./use-saving.ts";

/** Seeds of "another random workload": small enough to be read out. */
const SEEDS = 10_000;

/** Loaded when it is opened for the first time. */
const GenerateDialog = lazily(
  createPart(
    () => import("./generate-dialog.tsx"),
    (module) => module.GenerateDialog,
  ),
);

const ThresholdDialog = lazily(
  createPart(
    () => import("./threshold-dialog.tsx"),
    (module) => module.ThresholdDialog,
  ),
);

const MigrationDialog = lazily(
  createPart(
    () => import("./migration-dialog.tsx"),
    (module) => module.MigrationDialog,
  ),
);

export function ScenarioMenu({ openPicker }: { readonly openPicker: () => void }) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const session = useAppState((state) => state.session);
  /** Null: never opened yet. */
  const [generating, setGenerating] = useState<boolean | null>(null);
  const [threshold, setThreshold] = useState<boolean | null>(null);
  const [migration, setMigration] = useState<boolean | null>(null);
  const saving = useSaving();
  const trigger = useRef<HTMLButtonElement>(null);
  const openPreset = (name: PresetName, seed: number | null): void =>
    void app.openSource({ kind: "preset", name, seed });
  const nameOf = (name: PresetName): string => t(`scenario.${name}.name`);
  return (
    <div className={styles.scenario}>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger ref={trigger} className={styles.scenarioName} aria-label={t("header.scenario")}>
          {session === null ? t("app.loading") : titleOf(session.source, words)}{" "}
          <span className="caret" aria-hidden="true" />
        </DropdownMenu.Trigger>
        <MenuPortal>
          <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
            {presetNames.map((name) => (
              <DropdownMenu.Item key={name} className="menu-item" onSelect={() => openPreset(name, null)}>
                <span>{nameOf(name)}</span>
                <small>{t(`scenario.${name}.about`, { seed: 1 })}</small>
              </DropdownMenu.Item>
            ))}
            <DropdownMenu.Item
              className="menu-item"
              onSelect={() => openPreset("random", 1 + Math.floor(Math.random() * SEEDS))}
            >
              {t("header.newSeed")}
            </DropdownMenu.Item>
            <DropdownMenu.Item className="menu-item" onSelect={() => setGenerating(true)}>
              {t("header.generate")}
            </DropdownMenu.Item>
            {session !== null && (
              <DropdownMenu.Item className="menu-item" onSelect={() => setThreshold(true)}>
                {t("threshold.open")}
              </DropdownMenu.Item>
            )}
            {session !== null && (
              <DropdownMenu.Item className="menu-item" onSelect={() => setMigration(true)}>
                {t("migration.open")}
              </DropdownMenu.Item>
            )}
            {session !== null && countsSteps(session) && (
              <DropdownMenu.Item className="menu-item" onSelect={app.askStep}>
                {t("stepLength.change")}
              </DropdownMenu.Item>
            )}
            <DropdownMenu.Separator className="menu-separator" />
            <DropdownMenu.Item className="menu-item" onSelect={openPicker}>
              {t("header.open")}
            </DropdownMenu.Item>
            {session !== null && (
              <DropdownMenu.Item
                className="menu-item"
                disabled={saving.progress !== null}
                onSelect={() => saving.save(scenarioFileName(session.scenario), session.scenario)}
              >
                {t("header.save")}
              </DropdownMenu.Item>
            )}
          </DropdownMenu.Content>
        </MenuPortal>
      </DropdownMenu.Root>
      {saving.progress !== null && <SavingBar progress={saving.progress} cancel={saving.cancel} />}
      {generating !== null && (
        <Loading within="banners">
          <GenerateDialog
            open={generating}
            onOpenChange={setGenerating}
            figures={session?.source.kind === "generate" ? session.source.figures : DEFAULT_FIGURES}
            onRun={(figures) => {
              setGenerating(false);
              void app.openSource({ kind: "generate", figures });
            }}
            returnFocus={() => trigger.current?.focus()}
          />
        </Loading>
      )}
      {threshold !== null && session !== null && (
        <Loading within="banners">
          <ThresholdDialog
            open={threshold}
            onOpenChange={setThreshold}
            returnFocus={() => trigger.current?.focus()}
          />
        </Loading>
      )}
      {migration !== null && session !== null && (
        <Loading within="banners">
          <MigrationDialog
            open={migration}
            onOpenChange={setMigration}
            returnFocus={() => trigger.current?.focus()}
          />
        </Loading>
      )}
      {session !== null && (
        <p className={styles.about}>
          <span>{aboutOf(session.source, session.scenario, words)}</span>
          {session.source.kind === "csv" && <FleetSize source={session.source} scenario={session.scenario} />}
          {countsSteps(session) && (
            <StepLength source={session.source} stepMinutes={session.scenario.stepMinutes} />
          )}
        </p>
      )}
    </div>
  );
}

/** Whether it is a demand table whose times do not say how long a step is. */
function countsSteps(session: Session): session is Session & { readonly source: DemandFile } {
  const { source, scenario } = session;
  return source.kind === "csv" && (scenario.start === null || scenario.steps === 1);
}

interface FleetSizeProps {
  readonly source: DemandFile;
  readonly scenario: Scenario;
}

/** A demand table says nothing of PMs: their number can be changed here. */
function FleetSize({ source, scenario }: FleetSizeProps) {
  const { pms, steps } = scenario;
  const app = useApp();
  const { t } = useWords();
  const open = (next: number): void => void app.openVariant({ ...source, pms: next });
  return (
    <fieldset className={styles.fleet} aria-label={t("header.pms")}>
      <button
        type="button"
        className="button"
        aria-label={t("header.fewerPms")}
        disabled={pms <= 1}
        onClick={() => open(pms - 1)}
      >
        −
      </button>
      <button
        type="button"
        className="button"
        aria-label={t("header.morePms")}
        disabled={pms >= mostPms(steps)}
        onClick={() => open(pms + 1)}
      >
        +
      </button>
    </fieldset>
  );
}

function titleOf(source: ScenarioSource, { t }: Words): string {
  switch (source.kind) {
    case "preset":
      return t(`scenario.${source.name}.name`);
    case "generate":
      return t("scenario.generated.name", { pms: source.figures.pms, vms: source.figures.vms });
    case "csv":
    case "json":
      return outsideText(source.name);
  }
}

function aboutOf(source: ScenarioSource, scenario: Scenario, { t, times }: Words): string {
  const about =
    source.kind === "preset"
      ? t(`scenario.${source.name}.about`, { seed: scenario.seed })
      : source.kind === "generate"
        ? t("scenario.generated.about", { seed: source.figures.seed })
        : t("scenario.file.about");
  const { steps, stepMinutes } = scenario;
  const pms = t("scenario.pms", { count: scenario.pms });
  const vms = t("scenario.vms", { count: scenario.vms });
  const length =
    times.unit === "hour"
      ? t("scenario.hours", { count: steps })
      : t("scenario.steps", { count: steps, minutes: stepMinutes });
  return t("scenario.size", { pms, vms, length, about });
}
