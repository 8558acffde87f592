import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { localise, type OverlayTemplate } from "../../../preload/contract";
import { mediaUrl } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { Checkered } from "./checkered";
import styles from "./gallery.module.css";
import { templatePicture } from "./template-pictures";

/** A card wider than this for its height would be a thread in a tile, so there its beginning is shown. */
const stripShape = 4;

/** A template's example in a look, drawn when it first comes into view. The old picture stays while a new one is drawn. */
export function TemplatePicture({
  template,
  theme,
  alt,
}: {
  template: OverlayTemplate;
  theme: string;
  /** Empty where the words beside it say the same. */
  alt: string;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isStrip = template.size.width / template.size.height > stripShape;
  const box = useRef<HTMLSpanElement>(null);
  const [isSeen, setSeen] = useState(false);
  const [image, setImage] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!box.current) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: "50%" },
    );
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (!isSeen) return;
    let isWanted = true;
    setFailed(false);
    templatePicture(template, theme).then(
      (reference) => {
        if (isWanted) setImage(reference);
      },
      () => {
        if (isWanted) setFailed(true);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [isSeen, template, theme]);
  return (
    <span ref={box} className={styles.picture} aria-hidden={alt === ""}>
      <Checkered />
      {image ? (
        <img
          className={isStrip ? styles.strip : styles.whole}
          src={mediaUrl(image)}
          alt={alt}
          title={alt || localise(template.name, language)}
        />
      ) : (
        <span className={styles.waiting}>
          {failed ? t("cards.gallery.failed") : t("cards.gallery.drawing")}
        </span>
      )}
    </span>
  );
}
