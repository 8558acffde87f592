import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Orientation, Scene } from "../../preload/contract";
import { mediaUrl, useStudio } from "../app/bridge";
import { cx } from "../app/cx";
import { useLivePicture, useSight, useThumbnail } from "../app/pictures";
import { SceneThumb, type ThumbFill } from "./scene-thumb";
import styles from "./scene-thumb-picture.module.css";

interface ScenePictureProps {
  /** `presetId/sceneId` */
  address: string;
  scene: Scene;
  orientation: Orientation;
  /** Asks the engine for the scene as it looks now; only where it is built. */
  isLive?: boolean;
  /** What it will be filled with: then it is drawn from its data, since the engine holds what fills it now. */
  fill?: ThumbFill | undefined;
  isSmall?: boolean;
  className?: string | undefined;
  /** Lies over the picture. */
  children?: ReactNode;
}

/**
 * A scene's picture: the engine's own where it is built, else the thumbnail the studio draws, else one put together here
 * from its data. What is out of sight asks for nothing.
 */
export function ScenePicture({ address, scene, orientation, fill, children, ...rest }: ScenePictureProps) {
  const { isLive = false, isSmall = false, className } = rest;
  const { t } = useTranslation();
  const { width, height } = useStudio((state) => state.settings.canvas)[orientation];
  const { element, inSight } = useSight();
  const live = useLivePicture(address, inSight && isLive);
  const thumbnail = mediaUrl(useThumbnail(address, orientation, inSight && live === null && !fill));
  const [failed, setFailed] = useState<string | null>(null);
  const picture = live ?? (thumbnail && thumbnail !== failed ? thumbnail : null);
  return (
    <div
      ref={element}
      className={cx(styles.frame, className)}
      style={{ aspectRatio: `${width} / ${height}` }}
      data-picture={live ? "live" : picture ? "thumbnail" : "drawn"}
    >
      {picture ? (
        <img
          className={styles.picture}
          src={picture}
          alt=""
          draggable={false}
          onError={() => setFailed(picture)}
        />
      ) : (
        <SceneThumb
          scene={scene}
          orientation={orientation}
          fill={fill}
          isSmall={isSmall}
          className={styles.picture}
        />
      )}
      {children}
      {live && !isSmall ? <span className={styles.live}>{t("scenes.livePicture")}</span> : null}
    </div>
  );
}
