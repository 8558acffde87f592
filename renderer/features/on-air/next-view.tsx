import { useTranslation } from "react-i18next";
import { localise, type StudioState } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { formatDuration } from "../../app/format";
import { useLanguage } from "../../app/i18n";
import { SceneThumb } from "../../components/scene-thumb";
import styles from "./programme.module.css";

/** The preset and scene of an address such as `village-story/host`. */
export function findScene(library: StudioState["library"], address: string) {
  const [presetId, sceneId] = address.split("/");
  const preset = library.presets.find(({ id }) => id === presetId);
  const scene = preset?.scenes.find(({ id }) => id === sceneId);
  return preset && scene ? { preset, scene } : null;
}

/** What comes next, drawn from its preset, with what the anchor needs to know about it. */
export function NextView() {
  const { t } = useTranslation();
  const language = useLanguage();
  const show = useStudio((state) => state.show);
  const library = useStudio((state) => state.library);
  const next = show.open?.segments[show.current + 1];
  const found = next ? findScene(library, next.scene) : null;
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
              <SceneThumb
                scene={found.scene}
                orientation={show.open.orientation}
                story={next.picture}
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
