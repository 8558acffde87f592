import { PanelBottom } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localise, type SlotState } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { formatPrice } from "../../app/format";
import { useLanguage } from "../../app/i18n";
import { Picture } from "../../components/picture";
import { type Card, cardTitle, missingFields } from "./cards";
import styles from "./cards.module.css";
import { Receipt } from "./receipt";
import { presentPlace, toggleCard } from "./show-card";

function Facts({ card }: { card: Card }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { product } = card;
  const kind = <span className={styles.kind}>{localise(card.template.name, language)}</span>;
  if (!product || card.faces.length === 0) return kind;
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

interface CardButtonProps {
  card: Card;
  /** Its slot, while it is on air or on its way. */
  state: SlotState | undefined;
  shortcut: string;
}

/** Whether pressing does something now, for the time until the studio says so itself. */
function useToggle(card: Card, state: SlotState | undefined) {
  const [asking, setAsking] = useState(false);
  return {
    asking,
    toggle: () => {
      setAsking(true);
      void toggleCard(card, state).finally(() => setAsking(false));
    },
  };
}

/** One card: picture, name, price and stock; what it does now, and the receipt once it is on air. */
export function CardButton({ card, state, shortcut }: CardButtonProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const room = useStudio((studio) => presentPlace(card, studio) !== null);
  const { asking, toggle } = useToggle(card, state);
  const isOnAir = state?.status === "on-air";
  return (
    <button
      type="button"
      className={cx(styles.card, (state || asking) && styles.shown, isOnAir && styles.onAir)}
      aria-pressed={isOnAir}
      onClick={toggle}
    >
      <span className={cx(styles.thumb, !card.product && styles.mark)}>
        {card.product ? (
          <Picture reference={card.product.pictures[0] ?? null} alt="" />
        ) : (
          <PanelBottom aria-hidden="true" />
        )}
      </span>
      <span className={styles.body}>
        <span className={styles.name}>{cardTitle(card) || localise(card.template.name, language)}</span>
        <Facts card={card} />
        {!state && !room ? <span className={styles.kind}>{t("cards.noRoom")}</span> : null}
        {state ? (
          <Receipt state={state} />
        ) : asking ? (
          <span className={styles.status}>{t("onAir.card.rendering")}</span>
        ) : null}
      </span>
      {shortcut ? <kbd className={styles.key}>{shortcut}</kbd> : null}
    </button>
  );
}

/** Another card of a product: the price drop, the stock, now explaining. */
export function FaceButton({ card, state }: Omit<CardButtonProps, "shortcut">) {
  const { t } = useTranslation();
  const language = useLanguage();
  const room = useStudio((studio) => presentPlace(card, studio) !== null);
  const { asking, toggle } = useToggle(card, state);
  const isOnAir = state?.status === "on-air";
  const name = localise(card.template.name, language);
  return (
    <button
      type="button"
      className={cx(styles.face, (state || asking) && styles.shown, isOnAir && styles.onAir)}
      aria-pressed={isOnAir}
      onClick={toggle}
    >
      <span>{missingFields(card).length > 0 && !state ? t("cards.asks", { name }) : name}</span>
      {!state && !room ? <span className={styles.kind}>{t("cards.noRoom")}</span> : null}
      {state ? <Receipt state={state} /> : null}
    </button>
  );
}
