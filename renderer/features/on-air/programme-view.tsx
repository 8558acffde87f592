import { MicOff } from "lucide-react";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { StudioState } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { useLivePicture } from "../../app/pictures";
import { useSafeZone } from "../../app/safe-zone";
import { SafeZone } from "../../components/safe-zone";
import { BuildScenes } from "./build-scenes";
import { EngineHelp } from "./engine-help";
import { microphoneState } from "./microphone";
import styles from "./programme.module.css";
import { SafeZoneToggle } from "./safe-zone-toggle";
import { SlateNotice } from "./slate-notice";
import { StageMount } from "./stage-mount";

/** The programme's width over its height; null while nothing composes it. */
export function pictureShape({ engine, stage }: Pick<StudioState, "engine" | "stage">): number | null {
  const canvas = engine.kind === "stage" ? stage.canvas : engine.canvas;
  return canvas && engine.status !== "disconnected" ? canvas.width / canvas.height : null;
}

/** What the audience sees now, or what to do while nobody can. */
export function ProgrammeView({ isShown }: { isShown: boolean }) {
  const { t } = useTranslation();
  const engine = useStudio((state) => state.engine);
  const scenes = useStudio((state) => state.scenes);
  const onAir = useStudio((state) => state.live.status === "on-air");
  const rehearsing = useStudio((state) => state.rehearsal.active);
  const connected = engine.status === "connected";
  const onStage = engine.kind === "stage" && engine.status !== "disconnected";
  const picture = useLivePicture(null, isShown && connected && engine.kind === "obs", 960);
  const shape = useStudio(pictureShape);
  const safeZone = useSafeZone((shape ?? 1) < 1 ? "portrait" : "landscape");
  const isMuted = useStudio((state) => microphoneState(state) === "muted");
  const { asked } = scenes;
  const hasPicture = shape !== null && (connected || onStage);
  return (
    <figure className={styles.programme}>
      <figcaption className={styles.caption}>
        <strong>{t("onAir.programme")}</strong>
        <span className={styles.scene}>{scenes.onAirName || t("onAir.nothing")}</span>
        {asked ? <span className={styles.asked}>{t("onAir.taking")}</span> : null}
        {isMuted ? (
          <strong className={styles.muted}>
            <MicOff aria-hidden="true" />
            {t("alarm.muted")}
          </strong>
        ) : null}
        {!asked && !isMuted && scenes.lastTakeMilliseconds !== null ? (
          <span className={styles.receipt}>
            {t("onAir.receipt", { seconds: (scenes.lastTakeMilliseconds / 1000).toFixed(1) })}
          </span>
        ) : null}
        {hasPicture ? <SafeZoneToggle /> : null}
      </figcaption>
      <div className={styles.room}>
        <div
          className={cx(
            styles.screen,
            hasPicture && styles.shaped,
            onAir && styles.air,
            !onAir && rehearsing && styles.rehearsal,
          )}
          style={hasPicture ? ({ "--picture-shape": shape } as CSSProperties) : {}}
        >
          <StageMount isShown={onStage} />
          {connected && engine.kind === "obs" ? (
            picture ? (
              <img className={styles.picture} src={picture} alt={t("onAir.programmeAlt")} />
            ) : (
              <p className={styles.waiting}>{t("onAir.waitingPicture")}</p>
            )
          ) : null}
          {connected || onStage ? null : <EngineHelp />}
          {hasPicture ? <SafeZone of={safeZone} /> : null}
          {hasPicture ? <SlateNotice /> : null}
        </div>
      </div>
      <BuildScenes />
    </figure>
  );
}
