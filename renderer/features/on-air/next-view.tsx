import { useTranslation } from "react-i18next";
import { findScene, localise } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { formatDuration } from "../../app/format";
import { useLanguage } from "../../app/i18n";
import { ScenePicture } from "../../components/scene-thumb-picture";
import { fillToCome } from "./next-picture";
import styles from "./programme.module.css";

/** What comes next as the engine holds it, or drawn where it is yet to be filled, and what the anchor needs to know of it. */
export function NextView() {
  const { t } = useTranslation();
  const language = useLanguage();
  const show = useStudio((state) => state.show);
  const library = useStudio((state) => state.library);
  const scenes = useStudio((state) => state.scenes);
  const connected = useStudio((state) => state.engine.status === "connected");
  const next = show.open?.segments[show.current + 1];
  const isBuilt = scenes.applied.some(
    ({ preset, orientation }) =>
      preset === next?.scene.split("/")[0] && orientation === show.open?.orientation,
  );
  const found = next ? findScene(library.presets, next.scene) : null;
  const toCome = next && found ? fillToCome(found.scene, next, { scenes, library }) : undefined;
  const script = library.scripts.find(({ id }) => id === next?.script);
  return (
    <figure className={styles.next}>
      <figcaption className={styles.caption}>
        <strong className={styles.nextWord}>{t("onAir.upNext")}</strong>
      </figcaption>
      {next && show.open ? (
        <>
          <div className={styles.nextPicture}>
            {found ? (
              <ScenePicture
                address={next.scene}
                scene={found.scene}
                orientation={show.open.orientation}
                isLive={connected && isBuilt && !toCome}
                fill={toCome ?? { pictures: {}, segment: next.title }}
                isSmall
              />
            ) : (
              <p className={styles.waiting}>{t("onAir.sceneMissing", { scene: next.scene })}</p>
            )}
          </div>
          <p className={styles.nextTitle}>{next.title}</p>
          <p className={styles.nextFacts}>
            {[
              formatDuration(next.plannedSeconds),
              found ? localise(found.scene.name, language) : "",
              script ? t("onAir.scriptNamed", { title: script.title }) : "",
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </>
      ) : (
        <p className={styles.nextFacts}>{t("onAir.nothingNext")}</p>
      )}
    </figure>
  );
}
