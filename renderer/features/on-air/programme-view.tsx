import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { BuildScenes } from "./build-scenes";
import { EngineHelp } from "./engine-help";
import styles from "./programme.module.css";
import { StageMount } from "./stage-mount";
import { useScreenshots } from "./use-screenshots";

/** What the audience sees now, or what to do while nobody can. */
export function ProgrammeView({ isShown }: { isShown: boolean }) {
  const { t } = useTranslation();
  const engine = useStudio((state) => state.engine);
  const scenes = useStudio((state) => state.scenes);
  const onAir = useStudio((state) => state.live.status === "on-air");
  const rehearsing = useStudio((state) => state.rehearsal.active);
  const connected = engine.status === "connected";
  const onStage = engine.kind === "stage" && engine.status !== "disconnected";
  const picture = useScreenshots(isShown && connected && engine.kind === "obs", 960);
  const { asked } = scenes;
  return (
    <figure className={styles.programme}>
      <figcaption className={styles.caption}>
        <strong>{t("onAir.programme")}</strong>
        <span className={styles.scene}>{scenes.onAirName || t("onAir.nothing")}</span>
        {asked ? <span className={styles.asked}>{t("onAir.taking")}</span> : null}
        {!asked && scenes.lastTakeMilliseconds !== null ? (
          <span className={styles.receipt}>
            {t("onAir.receipt", { seconds: (scenes.lastTakeMilliseconds / 1000).toFixed(1) })}
          </span>
        ) : null}
      </figcaption>
      <div className={cx(styles.screen, onAir && styles.air, !onAir && rehearsing && styles.rehearsal)}>
        <StageMount isShown={onStage} />
        {connected && engine.kind === "obs" ? (
          picture ? (
            <img className={styles.picture} src={picture} alt={t("onAir.programmeAlt")} />
          ) : (
            <p className={styles.waiting}>{t("onAir.waitingPicture")}</p>
          )
        ) : null}
        {connected || onStage ? null : <EngineHelp />}
        <BuildScenes />
      </div>
    </figure>
  );
}
