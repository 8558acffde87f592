import { useTranslation } from "react-i18next";
import { mediaUrl } from "../../app/bridge";
import { Checkered } from "../cards/checkered";
import styles from "./products.module.css";
import type { useCardPreview } from "./use-card-preview";

interface CardPreviewProps {
  preview: ReturnType<typeof useCardPreview>;
  name: string;
  /** Why it cannot be drawn, where no field of the form says so. */
  fault: string | undefined;
}

/** The card as it will look on air, drawn by the same renderer while one types. */
export function CardPreview({ preview, name, fault }: CardPreviewProps) {
  const { t } = useTranslation();
  const { drawn, drawnFor, faultsFor, key } = preview;
  const isOld = drawn !== null && drawnFor !== key;
  const isDrawing = key !== null && drawnFor !== key && faultsFor !== key;
  return (
    <figure className={styles.preview} aria-busy={isDrawing}>
      <figcaption className={styles.caption}>{t("products.preview")}</figcaption>
      <div className={styles.drawn}>
        <Checkered />
        {drawn ? (
          <img
            src={mediaUrl(drawn.image)}
            alt={t("products.previewAlt", { name })}
            data-old={isOld || undefined}
          />
        ) : (
          <p>{isDrawing ? t("products.rendering") : t("products.previewEmpty")}</p>
        )}
      </div>
      {isOld && !isDrawing ? <p className={styles.quiet}>{t("products.previewOld")}</p> : null}
      {fault ? <p className={styles.warning}>{fault}</p> : null}
    </figure>
  );
}
