import { GitCompareArrows, Hammer, Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localise, type Orientation, type Preset, type PresetDifference } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { formatClock } from "../../app/format";
import { useLanguage } from "../../app/i18n";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { SceneTile } from "./scene-tile";
import styles from "./scenes.module.css";

interface PresetCardProps {
  preset: Preset;
  orientation: Orientation;
  showsSafeZone: boolean;
}

function Outcome({ notes, differences }: { notes: string[]; differences: PresetDifference[] | null }) {
  const { t } = useTranslation();
  return (
    <div className={styles.outcome} aria-live="polite">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {differences?.length === 0 ? <p>{t("scenes.same")}</p> : null}
      {differences && differences.length > 0 ? (
        <>
          <p>
            <strong>{t("scenes.differs", { count: differences.length })}</strong>
          </p>
          <ul className={styles.differences}>
            {differences.map((difference) => (
              <li key={`${difference.scene}/${difference.layer}/${difference.message}`}>
                <span className={styles.where}>
                  {difference.scene} · {difference.layer}
                </span>{" "}
                {difference.message}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

/** One preset: its scenes as they will look, building it, and what the engine holds differently. */
export function PresetCard({ preset, orientation, showsSafeZone }: PresetCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const built = useStudio((state) =>
    state.scenes.applied.findLast((applied) => applied.preset === preset.id),
  );
  const isObs = useStudio((state) => state.engine.kind === "obs");
  const connected = useStudio((state) => state.engine.status === "connected");
  const [differences, setDifferences] = useState<PresetDifference[] | null>(null);
  const [notes, setNotes] = useState<string[]>([]);
  const { busy, run } = useBusy();

  async function build(method: "preset.apply" | "preset.restore") {
    const result =
      method === "preset.apply"
        ? await act(method, { id: preset.id, orientation })
        : await act(method, { id: preset.id });
    if (!result) return;
    setDifferences(null);
    setNotes([
      t("scenes.built", { count: result.scenes.length, milliseconds: Math.round(result.milliseconds) }),
      ...result.notes,
    ]);
  }
  async function compare() {
    setNotes([]);
    setDifferences((await act("preset.diff", { id: preset.id })) ?? null);
  }
  return (
    <section className={styles.preset} aria-labelledby={`preset-${preset.id}`}>
      <header className={styles.presetHeader}>
        <div>
          <h3 id={`preset-${preset.id}`}>{localise(preset.name, language)}</h3>
          <p className={styles.purpose}>{localise(preset.purpose, language)}</p>
        </div>
        {built ? (
          <Badge tone="connected">
            {t("scenes.builtAt", {
              time: formatClock(built.at, false),
              orientation: t(`orientation.${built.orientation}`),
            })}
          </Badge>
        ) : (
          <Badge>{t("scenes.notBuilt")}</Badge>
        )}
        <Button
          tone={built ? "plain" : "accent"}
          icon={<Hammer aria-hidden="true" />}
          isDisabled={!connected}
          busy={busy && t("scenes.building")}
          onPress={() => void run(() => build("preset.apply"))}
        >
          {t("scenes.apply", { orientation: t(`orientation.${orientation}`) })}
        </Button>
        {isObs ? (
          <Button
            icon={<GitCompareArrows aria-hidden="true" />}
            isDisabled={!connected || !built || busy}
            onPress={() => void run(compare)}
          >
            {t("scenes.compare")}
          </Button>
        ) : null}
        {differences && differences.length > 0 ? (
          <Button
            icon={<Undo2 aria-hidden="true" />}
            isDisabled={busy}
            onPress={() => void run(() => build("preset.restore"))}
          >
            {t("scenes.restore")}
          </Button>
        ) : null}
      </header>
      {connected ? null : <p className={styles.purpose}>{t("scenes.needEngine")}</p>}
      <Outcome notes={notes} differences={differences} />
      <ul className={styles.tiles}>
        {preset.scenes.map((scene) => (
          <SceneTile
            key={scene.id}
            address={`${preset.id}/${scene.id}`}
            scene={scene}
            orientation={orientation}
            safeZone={showsSafeZone ? preset.safeZone[orientation] : 0}
            canTake={connected && built !== undefined}
          />
        ))}
      </ul>
    </section>
  );
}
