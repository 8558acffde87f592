import { PanelRightClose, Radio } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { useNavigation } from "../../app/shell/routes";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { CardButton } from "./card-button";
import { type Card, cardsFor } from "./cards";
import styles from "./cards.module.css";

/** The one-tap cards of now, for the panel and for keys 1–9. */
export function useCards(): Card[] {
  const segment = useStudio((state) => state.show.open?.segments[Math.max(0, state.show.current)]);
  const products = useStudio((state) => state.library.products);
  const templates = useStudio((state) => state.library.templates);
  return useMemo(() => cardsFor(segment, products, templates), [segment, products, templates]);
}

/** Overlays and products: tap to show, tap again to take off. */
export function CardsPanel({ cards }: { cards: Card[] }) {
  const { t } = useTranslation();
  const slots = useStudio((state) => state.overlays.slots);
  const go = useNavigation((navigation) => navigation.go);
  const planned = cards.filter((card) => card.isPlanned);
  const others = cards.filter((card) => !card.isPlanned);
  const list = (group: Card[], from: number) => (
    <ul className={styles.list}>
      {group.map((card, index) => (
        <li key={card.key}>
          <CardButton card={card} shortcut={from + index < 9 ? String(from + index + 1) : ""} />
        </li>
      ))}
    </ul>
  );
  return (
    <section className={styles.panel} aria-label={t("onAir.cards")}>
      <header className={styles.header}>
        <h2>{t("onAir.cards")}</h2>
        <Button
          tone="quiet"
          icon={<PanelRightClose aria-hidden="true" />}
          isDisabled={slots.length === 0}
          onPress={() => perform("overlay.hide", {})}
        >
          {t("onAir.hideAll")}
        </Button>
      </header>
      <div className={styles.scroll}>
        {cards.length === 0 ? (
          <Empty
            icon={<Radio />}
            title={t("onAir.noCards.title")}
            actions={<Button onPress={() => go("products")}>{t("onAir.noCards.action")}</Button>}
          >
            {t("onAir.noCards.text")}
          </Empty>
        ) : null}
        {planned.length > 0 ? list(planned, 0) : null}
        {others.length > 0 ? <h3 className={styles.group}>{t("onAir.otherProducts")}</h3> : null}
        {list(others, planned.length)}
      </div>
    </section>
  );
}
