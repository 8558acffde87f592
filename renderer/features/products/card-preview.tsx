import { Eye } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Product, RenderedOverlay } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { mediaUrl, useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { productTemplate } from "../on-air/cards";
import styles from "./products.module.css";

interface CardPreviewProps {
  /** The product once it is stored and without errors. */
  product: Product | null;
  name: string;
  /** The card is drawn from what is stored, so there is nothing to show of an unsaved change. */
  isSaved: boolean;
}

/** The card as it will look on air, drawn by the same renderer. */
export function CardPreview({ product, name, isSaved }: CardPreviewProps) {
  const { t } = useTranslation();
  const template = useStudio((state) => productTemplate(state.library.templates));
  const [drawn, setDrawn] = useState<RenderedOverlay | null>(null);
  const { busy, run } = useBusy();
  if (!template) return <p className={styles.quiet}>{t("products.noTemplate")}</p>;
  return (
    <div className={styles.cardPreview}>
      <Button
        icon={<Eye aria-hidden="true" />}
        isDisabled={product === null || !isSaved}
        busy={busy && t("products.rendering")}
        onPress={() =>
          void run(async () => {
            if (product)
              setDrawn((await act("overlay.render", { template: template.id, product: product.id })) ?? null);
          })
        }
      >
        {t("products.showPreview")}
      </Button>
      {drawn ? (
        <figure className={styles.drawn}>
          <img
            src={mediaUrl(drawn.image)}
            alt={t("products.previewAlt", { name })}
            onLoad={({ currentTarget }) => currentTarget.scrollIntoView({ block: "nearest" })}
          />
          <figcaption className={styles.quiet}>
            {t("products.rendered", { milliseconds: Math.round(drawn.milliseconds) })}
          </figcaption>
        </figure>
      ) : null}
    </div>
  );
}
