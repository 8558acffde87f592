import { useTranslation } from "react-i18next";
import { type ApplyResult, localise, type Preset } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { Button } from "../../components/button";
import { DeviceChoice, devicesFor } from "./device-choice";
import styles from "./scenes.module.css";

interface MissingDevicesProps {
  preset: Preset;
  missing: ApplyResult["missing"];
  /** Builds again with what was chosen. */
  onChosen: () => void;
}

/** Asks for just the devices that a preset wants and this computer has none of, or none chosen for. */
export function MissingDevices({ preset, missing, onChosen }: MissingDevicesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const listed = useStudio((state) => state.engine.devices);
  const { busy, run } = useBusy();
  if (missing.length === 0) return null;
  const layers = preset.scenes.flatMap(({ layers }) => layers);
  const nameOf = (id: string) => {
    const layer = layers.find((each) => each.id === id);
    return layer ? localise(layer.name, language) : id;
  };
  const lists = missing.some(({ role }) => devicesFor(role, listed).length === 0);
  return (
    <section className={styles.missing} aria-label={t("devices.missing")}>
      <p>
        <strong>{t("devices.missing")}</strong>
      </p>
      <ul className={styles.missingList}>
        {missing.map(({ role, layer }) => (
          <li key={role}>
            {devicesFor(role, listed).length > 0 ? (
              <DeviceChoice use={role} isMissing onChosen={onChosen} />
            ) : (
              <p>{t("devices.noneOf", { role: t(`devices.role.${role}`) })}</p>
            )}
            <p className={styles.quiet}>{t("devices.wantedBy", { layer: nameOf(layer) })}</p>
          </li>
        ))}
      </ul>
      {lists ? (
        <div>
          <Button
            busy={busy && t("devices.looking")}
            onPress={() => void run(() => act("engine.devices", {}))}
          >
            {t("devices.lookAgain")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
