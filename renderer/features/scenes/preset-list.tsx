import { Camera } from "lucide-react";
import { useTranslation } from "react-i18next";
import { deviceRoles, localise, type Preset } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { useLanguage } from "../../app/i18n";
import { ScenePicture } from "../../components/scene-thumb-picture";
import { devicesFor } from "./device-choice";
import { devicesRow, groupsOf, useGallery } from "./gallery";
import { PresetState } from "./preset-state";
import styles from "./scenes.module.css";

interface PresetListProps {
  /** The row that is shown beside the list. */
  shown: string;
}

function PresetRow({ preset, isShown }: { preset: Preset; isShown: boolean }) {
  const language = useLanguage();
  const choose = useGallery((gallery) => gallery.choose);
  const [first] = preset.scenes;
  return (
    <li>
      <button
        type="button"
        className={cx(styles.row, isShown && styles.shown)}
        aria-current={isShown}
        onClick={() => choose(preset.id)}
      >
        {first ? (
          <span className={styles.rowPicture}>
            <ScenePicture
              address={`${preset.id}/${first.id}`}
              scene={first}
              orientation="landscape"
              isSmall
              className={styles.rowThumb}
            />
          </span>
        ) : null}
        <span className={styles.rowWords}>
          <strong>{localise(preset.name, language)}</strong>
          <PresetState preset={preset.id} isShort />
        </span>
      </button>
    </li>
  );
}

function DevicesRow({ isShown }: { isShown: boolean }) {
  const { t } = useTranslation();
  const choose = useGallery((gallery) => gallery.choose);
  const devices = useStudio((state) => state.engine.devices);
  const chosen = useStudio((state) => state.settings.devices);
  const gone = deviceRoles.filter(
    (role) => chosen[role] !== null && !devicesFor(role, devices).some(({ id }) => id === chosen[role]),
  );
  return (
    <button
      type="button"
      className={cx(styles.row, isShown && styles.shown)}
      aria-current={isShown}
      onClick={() => choose(devicesRow)}
    >
      <span className={styles.rowIcon}>
        <Camera aria-hidden="true" />
      </span>
      <span className={styles.rowLines}>
        <strong>{t("devices.label")}</strong>
        <span className={styles.rowNote}>
          {gone.length > 0
            ? t("devices.goneCount", { count: gone.length })
            : t("devices.counts", {
                cameras: devices.cameras.length,
                microphones: devices.microphones.length,
                screens: devices.screens.length,
              })}
        </span>
      </span>
    </button>
  );
}

/** Every preset by pack with one picture and its state, below the devices that all of them use. */
export function PresetList({ shown }: PresetListProps) {
  const { t } = useTranslation();
  const presets = useStudio((state) => state.library.presets);
  return (
    <section className={styles.list} aria-label={t("scenes.list")}>
      <DevicesRow isShown={shown === devicesRow} />
      {groupsOf(presets).map(({ pack, presets: inPack }) => (
        <section key={pack} aria-labelledby={`pack-${pack}`}>
          <h3 id={`pack-${pack}`} className={styles.pack}>
            {t(`scenes.pack.${pack}`)}
          </h3>
          <ul>
            {inPack.map((preset) => (
              <PresetRow key={preset.id} preset={preset} isShown={preset.id === shown} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
