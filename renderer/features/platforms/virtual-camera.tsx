import { Camera, CameraOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { HoldButton } from "../../components/hold-button";
import styles from "./virtual-camera.module.css";

/** OBS's virtual camera: how it stands, its switch, and what to install where there is none. */
export function VirtualCamera() {
  const { t } = useTranslation();
  const camera = useStudio((state) => state.engine.virtualCamera);
  const isObs = useStudio((state) => state.engine.kind === "obs");
  const isWatched = useStudio(
    ({ live, destinations }) =>
      live.status !== "idle" && destinations.some(({ status }) => status === "feeding"),
  );
  const { busy, run } = useBusy();
  const isOn = camera === "on";
  const turn = () => void run(() => act("engine.virtualCamera", { on: !isOn }));
  return (
    <div className={styles.camera}>
      <p className={styles.line}>
        <strong>{t("platforms.camera.title")}</strong>
        <Badge
          tone={isOn ? "connected" : "plain"}
          icon={isOn ? <Camera aria-hidden="true" /> : <CameraOff aria-hidden="true" />}
        >
          {t(`platforms.camera.${camera}`)}
        </Badge>
      </p>
      {camera === "unavailable" ? (
        <p>{t(isObs ? "platforms.camera.install" : "platforms.camera.needsObs")}</p>
      ) : isOn && isWatched ? (
        // On air this takes the picture from every companion's viewers.
        <HoldButton icon={<CameraOff />} isDisabled={busy} onHeld={turn}>
          {t("platforms.camera.stop")}
        </HoldButton>
      ) : (
        <Button
          icon={isOn ? <CameraOff aria-hidden="true" /> : <Camera aria-hidden="true" />}
          busy={busy && t("platforms.camera.turning")}
          onPress={turn}
        >
          {t(isOn ? "platforms.camera.stop" : "platforms.camera.start")}
        </Button>
      )}
    </div>
  );
}
