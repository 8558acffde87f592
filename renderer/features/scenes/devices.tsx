import { RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { cameraRoles, type Orientation } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { CameraLook } from "./camera-look";
import { DeviceChoice } from "./device-choice";
import { LevelMeter } from "./level-meter";
import { ObsLevel } from "./obs-level";
import styles from "./scenes.module.css";

/** Which camera, microphone and screen each role is on this computer, each as it looks or sounds now. */
export function Devices({ orientation }: { orientation: Orientation }) {
  const { t } = useTranslation();
  const listed = useStudio((state) => state.engine.devices);
  const kind = useStudio((state) => state.engine.kind);
  const connected = useStudio((state) => state.engine.status === "connected");
  const { busy, run } = useBusy();
  const none = listed.cameras.length + listed.microphones.length + listed.screens.length === 0;
  return (
    <section className={styles.preset} aria-labelledby="devices">
      <header className={styles.presetHeader}>
        <h3 id="devices">{t("devices.label")}</h3>
        <p className={styles.quiet}>{t(none ? "devices.none" : "devices.hint")}</p>
      </header>
      {connected ? (
        <div className={styles.actions}>
          <Button
            icon={<RefreshCw aria-hidden="true" />}
            busy={busy && t("devices.looking")}
            onPress={() => void run(() => act("engine.devices", {}))}
          >
            {t("devices.lookAgain")}
          </Button>
        </div>
      ) : null}
      <ul className={styles.devices}>
        <li className={styles.device}>
          <DeviceChoice use="microphone" />
          {kind === "obs" ? <ObsLevel /> : <LevelMeter />}
        </li>
        {[...cameraRoles, "screen" as const].map((role) => (
          <li key={role} className={styles.device}>
            <DeviceChoice use={role} />
            <CameraLook use={role} orientation={orientation} />
          </li>
        ))}
      </ul>
    </section>
  );
}
