import { LayoutTemplate } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { Empty } from "../../components/empty";
import { Screen } from "../../components/screen";
import { Devices } from "./devices";
import { orientationShown, rowShown, useGallery } from "./gallery";
import { OrientationQuestion, OrientationSwitch } from "./orientation-switch";
import { PresetDetail } from "./preset-detail";
import { PresetList } from "./preset-list";
import { RestoreAllButton, RestoreAllSummary, useRestoreAll } from "./restore-all-button";
import { SafeZoneChoice, SafeZoneNote } from "./safe-zone-choice";
import styles from "./scenes.module.css";

/** Scenes: every preset at a glance, one of them large with what can be done with it, and the devices they use. */
export default function ScenesScreen() {
  const { t } = useTranslation();
  const presets = useStudio((state) => state.library.presets);
  const chosen = useGallery((gallery) => gallery.chosen);
  const looked = useGallery((gallery) => gallery.orientation);
  const row = useStudio((state) => rowShown(chosen, state));
  const orientation = useStudio((state) => orientationShown(looked, state));
  const all = useRestoreAll();
  const preset = presets.find(({ id }) => id === row);
  return (
    <Screen
      title={t("rail.scenes")}
      purpose={t("scenes.purpose")}
      actions={
        <>
          <SafeZoneChoice />
          <OrientationSwitch orientation={orientation} />
          <RestoreAllButton all={all} />
        </>
      }
    >
      <div className={styles.columns}>
        <PresetList shown={row} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and with no engine it holds no button to reach. */}
        <section className={styles.detail} tabIndex={0} aria-label={t("scenes.detail")}>
          <OrientationQuestion orientation={orientation} />
          <RestoreAllSummary all={all} />
          {preset ? (
            <>
              <PresetDetail key={`${preset.id} ${all.rounds}`} preset={preset} orientation={orientation} />
              <SafeZoneNote orientation={orientation} />
            </>
          ) : (
            <Devices orientation={orientation} />
          )}
          {presets.length === 0 ? (
            <Empty icon={<LayoutTemplate />} title={t("scenes.empty.title")}>
              {t("scenes.empty.text")}
            </Empty>
          ) : null}
        </section>
      </div>
    </Screen>
  );
}
