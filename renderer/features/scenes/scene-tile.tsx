import { Eye, Scissors } from "lucide-react";
import { useTranslation } from "react-i18next";
import { localise, type Orientation, type Scene } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { useSafeZone } from "../../app/safe-zone";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { SafeZone } from "../../components/safe-zone";
import { ScenePicture } from "../../components/scene-thumb-picture";
import styles from "./scenes.module.css";

interface SceneTileProps {
  address: string;
  scene: Scene;
  orientation: Orientation;
  /** The engine holds it in this shape. */
  isBuilt: boolean;
}

/** One scene: its picture, what it is for, and the button that takes it. */
export function SceneTile({ address, scene, orientation, isBuilt }: SceneTileProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isOnAir = useStudio((state) => state.scenes.onAir === address);
  const isObs = useStudio(({ engine }) => engine.kind === "obs");
  const connected = useStudio(({ engine }) => engine.status === "connected");
  const safeZone = useSafeZone(orientation);
  const { busy, run } = useBusy();
  const name = localise(scene.name, language);
  return (
    <li className={styles.tile}>
      <ScenePicture
        address={address}
        scene={scene}
        orientation={orientation}
        isLive={connected && isObs && isBuilt}
        className={styles.thumb}
      >
        <SafeZone of={safeZone} isSmall />
      </ScenePicture>
      <div className={styles.tileWords}>
        <strong>{name}</strong>
        <span className={styles.quiet}>{localise(scene.purpose, language)}</span>
      </div>
      <div className={styles.tileActions}>
        {isOnAir ? (
          <Badge tone="accent" icon={<Eye aria-hidden="true" />}>
            {t("scenes.onProgramme")}
          </Badge>
        ) : (
          <Button
            icon={<Scissors aria-hidden="true" />}
            isDisabled={!connected || !isBuilt}
            busy={busy && t("onAir.taking")}
            label={t("scenes.takeNamed", { scene: name })}
            onPress={() => void run(() => act("scene.take", { scene: address }))}
          >
            {t("scenes.take")}
          </Button>
        )}
      </div>
    </li>
  );
}
