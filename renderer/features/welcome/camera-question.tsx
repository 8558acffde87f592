import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { OwnCameras } from "./own-cameras";
import styles from "./welcome.module.css";

/** OBS's cameras where OBS composes the picture; else this page's own, which the built-in stage will use. */
export function CameraQuestion() {
  const { t } = useTranslation();
  const isObs = useStudio(({ engine }) => engine.kind === "obs" && engine.status === "connected");
  const cameras = useStudio((state) => state.engine.devices.cameras);
  const chosen = useStudio((state) => state.settings.devices.host);
  const { busy, run } = useBusy();
  return (
    <>
      <h2>{t("welcome.camera")}</h2>
      <p className={styles.hint}>{t("welcome.cameraHint")}</p>
      {isObs ? null : <OwnCameras />}
      {isObs && cameras.length > 0 ? (
        <Choice
          label={t("welcome.cameraLabel")}
          options={cameras}
          value={chosen}
          onChange={(host) => void act("settings.set", { devices: { host } })}
        />
      ) : null}
      {isObs && cameras.length === 0 ? (
        <>
          <p>{t("welcome.noCamera")}</p>
          <div className={styles.choices}>
            <Button
              busy={busy && t("welcome.finding")}
              onPress={() => void run(() => act("engine.connect", {}))}
            >
              {t("welcome.findCameras")}
            </Button>
          </div>
        </>
      ) : null}
    </>
  );
}
