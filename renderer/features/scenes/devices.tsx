import { useTranslation } from "react-i18next";
import type { Device } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Choice } from "../../components/choice";
import { LevelMeter } from "./level-meter";
import styles from "./scenes.module.css";

const roles = ["host", "second", "overhead", "microphone"] as const;
/** Stands for "none chosen" in the drop-down, which cannot hold null. */
const automatic = "automatic";

function options(devices: Device[], chosen: string | null, first: string, gone: string) {
  const known = devices.map(({ id, name }) => ({ id, name }));
  const missing =
    chosen !== null && !devices.some(({ id }) => id === chosen) ? [{ id: chosen, name: gone }] : [];
  return [{ id: automatic, name: first }, ...known, ...missing];
}

/** Which camera and microphone each role is on this computer. */
export function Devices() {
  const { t } = useTranslation();
  const devices = useStudio((state) => state.engine.devices);
  const chosen = useStudio((state) => state.settings.devices);
  const kind = useStudio((state) => state.engine.kind);
  const none = devices.cameras.length + devices.microphones.length === 0;
  return (
    <section className={styles.devices} aria-label={t("scenes.devices.label")}>
      <h3>{t("scenes.devices.label")}</h3>
      <p className={styles.purpose}>{t(none ? "scenes.devices.none" : "scenes.devices.hint")}</p>
      <div className={styles.deviceFields}>
        {roles.map((role) => (
          <Choice
            key={role}
            label={t(`scenes.devices.${role}`)}
            options={options(
              role === "microphone" ? devices.microphones : devices.cameras,
              chosen[role],
              t(role === "host" || role === "microphone" ? "scenes.devices.first" : "scenes.devices.unused"),
              t("scenes.devices.gone"),
            )}
            value={chosen[role] ?? automatic}
            onChange={(id) => perform("settings.set", { devices: { [role]: id === automatic ? null : id } })}
          />
        ))}
      </div>
      {kind === "obs" ? <p className={styles.purpose}>{t("scenes.devices.inObs")}</p> : <LevelMeter />}
    </section>
  );
}
