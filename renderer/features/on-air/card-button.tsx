import { Eye, LoaderCircle, PanelBottom } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localise } from "../../../preload/contract";
import { act } from "../../app/actions";
import { studioNow, useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { formatPrice } from "../../app/format";
import { useLanguage } from "../../app/i18n";
import { Picture } from "../../components/picture";
import { type Card, cardTitle, hasRoom, slotOf } from "./cards";
import styles from "./cards.module.css";
import { findScene } from "./next-view";

/** Shows a card, or takes it off when it is the one in its slot. */
export async function toggleCard(card: Card): Promise<void> {
  const slot = slotOf(card, studioNow()?.overlays.slots ?? []);
  if (slot && slot.status !== "leaving") await act("overlay.hide", { slot: slot.slot });
  else
    await act("overlay.show", {
      template: card.template.id,
      fields: card.fields,
      ...(card.product ? { product: card.product.id } : {}),
    });
}

function Facts({ card }: { card: Card }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { product } = card;
  if (!product) return <span className={styles.kind}>{localise(card.template.name, language)}</span>;
  return (
    <>
      <span className={styles.price}>
        {formatPrice(product.price)}
        <span className={styles.unit}>/{product.unit}</span>
        {product.originalPrice ? (
          <s className={styles.original}>
            <span className="visually-hidden">{t("onAir.originalPriceWord")} </span>
            {formatPrice(product.originalPrice)}
          </s>
        ) : null}
      </span>
      <span className={cx(styles.stock, product.stock === 0 && styles.gone)}>
        {product.stock === null
          ? t("onAir.stockUnknown")
          : product.stock === 0
            ? t("onAir.stockGone")
            : t("onAir.stock", { count: product.stock })}
      </span>
    </>
  );
}

/** One card: picture, name, price and stock; what it does now, and the receipt once it is on air. */
export function CardButton({ card, shortcut }: { card: Card; shortcut: string }) {
  const { t } = useTranslation();
  const slot = useStudio((state) => slotOf(card, state.overlays.slots));
  const room = useStudio(({ scenes, library, show }) =>
    hasRoom(card, findScene(library, scenes.onAir ?? "")?.scene, show.open?.orientation ?? "landscape"),
  );
  const [asking, setAsking] = useState(false);
  const status = slot?.status ?? (asking ? "rendering" : null);
  const seconds = ((slot?.milliseconds ?? 0) / 1000).toFixed(1);
  const picture = card.product?.pictures[0] ?? null;
  return (
    <button
      type="button"
      className={cx(styles.card, status && styles.shown, status === "on-air" && styles.onAir)}
      aria-pressed={status === "on-air"}
      onClick={() => {
        setAsking(true);
        void toggleCard(card).finally(() => setAsking(false));
      }}
    >
      <span className={styles.thumb}>
        {card.product ? <Picture reference={picture} alt="" /> : <PanelBottom aria-hidden="true" />}
      </span>
      <span className={styles.body}>
        <span className={styles.name}>{cardTitle(card)}</span>
        <Facts card={card} />
        {!status && !room ? <span className={styles.kind}>{t("onAir.card.noRoom")}</span> : null}
        {status ? (
          <span className={styles.status}>
            {status === "on-air" ? <Eye aria-hidden="true" /> : <LoaderCircle aria-hidden="true" />}
            {t(`onAir.card.${status}`, { seconds })}
          </span>
        ) : null}
      </span>
      {shortcut ? <kbd className={styles.key}>{shortcut}</kbd> : null}
    </button>
  );
}
