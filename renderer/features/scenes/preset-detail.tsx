import { GitCompareArrows, Hammer, RotateCcw, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { localise, type Orientation, type Preset } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { useLanguage } from "../../app/i18n";
import { useKeys } from "../../app/keys/use-keys";
import { Button } from "../../components/button";
import { EngineNeeded } from "./engine-needed";
import { MissingDevices } from "./missing-devices";
import { OutcomeWords } from "./outcome";
import { PresetPictures } from "./preset-pictures";
import { PresetState } from "./preset-state";
import { SceneTile } from "./scene-tile";
import styles from "./scenes.module.css";
import { usePresetWork } from "./use-preset-work";

interface PresetDetailProps {
  preset: Preset;
  orientation: Orientation;
}

interface ActionsProps {
  work: ReturnType<typeof usePresetWork>;
  orientation: Orientation;
  isBuilt: boolean;
  canUndo: boolean;
}

function Actions({ work, orientation, isBuilt, canUndo }: ActionsProps) {
  const { t } = useTranslation();
  const isObs = useStudio((state) => state.engine.kind === "obs");
  const connected = useStudio((state) => state.engine.status === "connected");
  const idle = connected && work.doing === null;
  return (
    <div className={styles.actions}>
      <Button
        tone={isBuilt ? "plain" : "accent"}
        icon={<Hammer aria-hidden="true" />}
        isDisabled={!idle}
        busy={work.doing === "apply" && t("scenes.building")}
        onPress={work.apply}
      >
        {t(isBuilt ? "scenes.applyAgain" : "scenes.apply", { orientation: t(`orientation.${orientation}`) })}
      </Button>
      {isObs && isBuilt ? (
        <>
          <Button
            icon={<GitCompareArrows aria-hidden="true" />}
            isDisabled={!idle}
            busy={work.doing === "compare" && t("scenes.comparing")}
            onPress={work.compare}
          >
            {t("scenes.compare")}
          </Button>
          <Button
            icon={<RotateCcw aria-hidden="true" />}
            shortcut="R"
            isDisabled={!idle}
            busy={work.doing === "restore" && t("scenes.restoring")}
            onPress={work.restore}
          >
            {t("scenes.restore")}
          </Button>
        </>
      ) : null}
      {canUndo ? (
        <Button
          icon={<Undo2 aria-hidden="true" />}
          isDisabled={!idle}
          busy={work.doing === "undo" && t("scenes.undoing")}
          onPress={work.undo}
        >
          {t("scenes.undo")}
        </Button>
      ) : null}
    </div>
  );
}

/** One preset: its scenes as they look, building it, and what the engine holds differently. */
export function PresetDetail({ preset, orientation }: PresetDetailProps) {
  const language = useLanguage();
  const isBuilt = useStudio((state) =>
    state.scenes.applied.some((each) => each.preset === preset.id && each.orientation === orientation),
  );
  const isObs = useStudio((state) => state.engine.kind === "obs");
  const connected = useStudio((state) => state.engine.status === "connected");
  const canUndo = useStudio((state) => state.scenes.undo?.preset === preset.id);
  const work = usePresetWork(preset, orientation);
  const { outcome } = work;
  useKeys({ KeyR: { run: work.restore } }, isObs && isBuilt && connected);
  return (
    <section className={styles.preset} aria-labelledby={`preset-${preset.id}`}>
      <header className={styles.presetHeader}>
        <div className={styles.presetName}>
          <h3 id={`preset-${preset.id}`}>{localise(preset.name, language)}</h3>
          <PresetState preset={preset.id} />
        </div>
        <p className={styles.quiet}>{localise(preset.purpose, language)}</p>
      </header>
      <Actions work={work} orientation={orientation} isBuilt={isBuilt} canUndo={canUndo} />
      {connected ? null : <EngineNeeded />}
      <OutcomeWords outcome={outcome} />
      {outcome?.kind === "built" ? (
        <MissingDevices preset={preset} missing={outcome.result.missing} onChosen={work.apply} />
      ) : null}
      <ul className={cx(styles.tiles, orientation === "portrait" && styles.upright)}>
        {preset.scenes.map((scene) => (
          <SceneTile
            key={scene.id}
            address={`${preset.id}/${scene.id}`}
            scene={scene}
            orientation={orientation}
            isBuilt={isBuilt}
          />
        ))}
      </ul>
      <PresetPictures preset={preset} />
    </section>
  );
}
