import { Eye, Scissors } from "lucide-react";
import { useTranslation } from "react-i18next";
import { localise, type Orientation, type Scene } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { useLanguage } from "../../app/i18n";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { SceneThumb } from "../../components/scene-thumb";
import styles from "./scenes.module.css";

interface SceneTileProps {
  address: string;
  scene: Scene;
  orientation: Orientation;
  safeZone: number;
  canTake: boolean;
}

/** One scene: its picture, what it is for, and the button that takes it. */
export function SceneTile({ address, scene, orientation, safeZone, canTake }: SceneTileProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isOnAir = useStudio((state) => state.scenes.onAir === address);
  const { busy, run } = useBusy();
  return (
    <li className={cx(styles.tile, orientation === "portrait" && styles.portrait)}>
      <SceneThumb scene={scene} orientation={orientation} safeZone={safeZone} className={styles.thumb} />
      <div className={styles.tileWords}>
        <strong>{localise(scene.name, language)}</strong>
        <span className={styles.purpose}>{localise(scene.purpose, language)}</span>
      </div>
      <div className={styles.tileActions}>
        {isOnAir ? (
          <Badge tone="accent" icon={<Eye aria-hidden="true" />}>
            {t("scenes.onProgramme")}
          </Badge>
        ) : (
          <Button
            icon={<Scissors aria-hidden="true" />}
            isDisabled={!canTake}
            busy={busy && t("onAir.taking")}
            onPress={() => void run(() => act("scene.take", { scene: address }))}
          >
            {t("scenes.take")}
          </Button>
        )}
      </div>
    </li>
  );
}
