import { LayoutTemplate } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Orientation, orientations } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { Screen } from "../../components/screen";
import { Devices } from "./devices";
import { PresetCard } from "./preset-card";
import styles from "./scenes.module.css";

/** Scenes: what each preset looks like, building it in the engine, taking a scene, and the devices. */
export default function ScenesScreen() {
  const { t } = useTranslation();
  const presets = useStudio((state) => state.library.presets);
  const ofShow = useStudio((state) => state.show.open?.orientation);
  const [orientation, setOrientation] = useState<Orientation>(ofShow ?? "landscape");
  const [safeZones, setSafeZones] = useState(true);
  return (
    <Screen
      title={t("rail.scenes")}
      purpose={t("scenes.purpose")}
      scrolls
      actions={
        <>
          {orientations.map((each) => (
            <Button
              key={each}
              tone={each === orientation ? "accent" : "plain"}
              aria-pressed={each === orientation}
              onPress={() => setOrientation(each)}
            >
              {t(`orientation.${each}`)}
            </Button>
          ))}
          <Button aria-pressed={safeZones} onPress={() => setSafeZones(!safeZones)}>
            {t(safeZones ? "scenes.hideSafe" : "scenes.showSafe")}
          </Button>
        </>
      }
    >
      <div className={styles.page}>
        <Devices />
        {presets.length === 0 ? (
          <Empty icon={<LayoutTemplate />} title={t("scenes.empty.title")}>
            {t("scenes.empty.text")}
          </Empty>
        ) : null}
        {presets.map((preset) => (
          <PresetCard key={preset.id} preset={preset} orientation={orientation} showsSafeZone={safeZones} />
        ))}
      </div>
    </Screen>
  );
}
