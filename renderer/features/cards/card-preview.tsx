import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { findScene, type Slot } from "../../../preload/contract";
import { mediaUrl, useStudio } from "../../app/bridge";
import { SceneThumb } from "../../components/scene-thumb";
import { Checkered } from "./checkered";
import styles from "./preview.module.css";
import type { CheckedCard } from "./use-checked-card";

const percent = (fraction: number) => `${(fraction * 100).toFixed(2)}%`;

/** Which scene the card would come into, and the frame of its place there. */
function usePlace(slot: Slot) {
  const address = useStudio((state) => {
    const { show, scenes } = state;
    return scenes.onAir ?? show.open?.segments[Math.max(0, show.current)]?.scene ?? "";
  });
  const library = useStudio((state) => state.library);
  const orientation = useStudio((state) => state.show.open?.orientation ?? "landscape");
  const scene = findScene(library.presets, address)?.scene;
  const layer = scene?.layers.find(
    (one) => one.kind === "overlay-slot" && one.settings.slot === slot && one.layout[orientation] !== null,
  );
  return { scene, orientation, placement: layer?.layout[orientation] ?? null };
}

/** Where the card will be: the scene drawn small, with the card in its place. */
function PlaceMap({ slot, image, isSharp }: { slot: Slot; image: string | null; isSharp: boolean }) {
  const { t } = useTranslation();
  const { scene, orientation, placement } = usePlace(slot);
  if (!scene) return <p className={styles.note}>{t("cards.preview.unknownPlace")}</p>;
  if (!placement)
    return (
      <p className={styles.warning} role="status">
        {t("cards.preview.noRoom", { place: t(`cards.slot.${slot}`) })}
      </p>
    );
  const { x, y, w, h } = placement.frame;
  const style: CSSProperties = {
    left: percent(x),
    top: percent(y),
    width: percent(w),
    height: percent(h),
    objectPosition: placement.align === "centre" ? "center" : placement.align.replace("-", " "),
  };
  return (
    <figure className={styles.place}>
      <figcaption className={styles.caption}>{t("cards.preview.place")}</figcaption>
      <div className={styles.map} data-orientation={orientation}>
        <SceneThumb scene={scene} orientation={orientation} isSmall className={styles.scene} />
        {image ? (
          <img src={mediaUrl(image)} alt="" className={isSharp ? styles.placed : styles.old} style={style} />
        ) : (
          <span className={styles.empty} style={style} />
        )}
      </div>
    </figure>
  );
}

interface CardPreviewProps {
  name: string;
  slot: Slot;
  card: CheckedCard;
  /** What is typed now; the picture is old while it shows something else. */
  typed: string;
  size: { width: number; height: number };
}

/** The card as it will look, large and in its place. The last picture stays until the next one is there. */
export function CardPreview({ name, slot, card, typed, size }: CardPreviewProps) {
  const { t } = useTranslation();
  const { drawn, drawnFor, faults, checked } = card;
  const isSharp = drawnFor === typed;
  const isWrong = checked === typed && faults.length > 0;
  const shape = drawn ?? size;
  return (
    <section className={styles.preview} aria-label={t("cards.preview.title")}>
      <p className={styles.caption}>{t("cards.preview.title")}</p>
      <div className={styles.ground}>
        <Checkered />
        {drawn ? (
          <img
            className={isSharp ? styles.card : styles.oldCard}
            src={mediaUrl(drawn.image)}
            alt={t("cards.preview.alt", { name })}
            width={shape.width}
            height={shape.height}
          />
        ) : (
          <p className={styles.waiting}>
            {t(
              !isWrong
                ? "cards.preview.drawing"
                : faults.every(({ isMissing }) => isMissing)
                  ? "cards.preview.waiting"
                  : "cards.preview.wrong",
            )}
          </p>
        )}
      </div>
      <p className={styles.note} role="status">
        {drawn && !isSharp ? t(isWrong ? "cards.preview.stale" : "cards.preview.drawing") : ""}
      </p>
      <PlaceMap slot={slot} image={drawn?.image ?? null} isSharp={isSharp} />
    </section>
  );
}
