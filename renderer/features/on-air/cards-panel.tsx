import { PanelRightClose, Plus, Radio } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { SlotState } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { useNavigation } from "../../app/shell/routes";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { openComposer } from "../cards/composer-store";
import { CardEntry } from "./card-entry";
import { cardsOnAir, looseCards } from "./card-places";
import { type Card, cardsFor } from "./cards";
import styles from "./cards.module.css";

/** The one-tap cards of now, for the panel and for keys 1–9. */
export function useCards(): Card[] {
  const segment = useStudio((state) => state.show.open?.segments[Math.max(0, state.show.current)]);
  const products = useStudio((state) => state.library.products);
  const templates = useStudio((state) => state.library.templates);
  return useMemo(() => cardsFor(segment, products, templates), [segment, products, templates]);
}

function CardList({
  cards,
  onAir,
  from,
}: {
  cards: Card[];
  onAir: ReadonlyMap<string, SlotState>;
  /** The key of the first one less one; null where no key shows them. */
  from: number | null;
}) {
  return (
    <ul className={styles.list}>
      {cards.map((card, index) => (
        <li key={card.key}>
          <CardEntry
            card={card}
            onAir={onAir}
            shortcut={from !== null && from + index < 9 ? String(from + index + 1) : ""}
          />
        </li>
      ))}
    </ul>
  );
}

/** Overlays and products: tap to show, tap again to take off. */
export function CardsPanel({ cards }: { cards: Card[] }) {
  const { t } = useTranslation();
  const slots = useStudio((state) => state.overlays.slots);
  const templates = useStudio((state) => state.library.templates);
  const products = useStudio((state) => state.library.products);
  const go = useNavigation((navigation) => navigation.go);
  const onAir = useMemo(() => cardsOnAir(cards, slots), [cards, slots]);
  const loose = useMemo(
    () => looseCards(slots, onAir, templates, products),
    [slots, onAir, templates, products],
  );
  const looseOnAir = useMemo(() => new Map(slots.map((state) => [`slot-${state.slot}`, state])), [slots]);
  const planned = cards.filter((card) => card.isPlanned);
  const others = cards.filter((card) => !card.isPlanned);
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
          {t("cards.hideAll")}
        </Button>
      </header>
      <div className={styles.fresh}>
        <Button
          icon={<Plus aria-hidden="true" />}
          shortcut="N"
          isDisabled={templates.length === 0}
          onPress={() => openComposer({ kind: "choose" })}
        >
          {t("cards.fresh")}
        </Button>
      </div>
      <div className={styles.scroll}>
        {loose.length > 0 ? (
          <>
            <h3 className={styles.group}>{t("cards.onPicture")}</h3>
            <CardList cards={loose} onAir={looseOnAir} from={null} />
          </>
        ) : null}
        {cards.length === 0 ? (
          <Empty
            icon={<Radio />}
            title={t("onAir.noCards.title")}
            actions={<Button onPress={() => go("products")}>{t("onAir.noCards.action")}</Button>}
          >
            {t("onAir.noCards.text")}
          </Empty>
        ) : null}
        {planned.length > 0 ? (
          <>
            {loose.length > 0 ? <h3 className={styles.group}>{t("cards.planned")}</h3> : null}
            <CardList cards={planned} onAir={onAir} from={0} />
          </>
        ) : null}
        {others.length > 0 ? <h3 className={styles.group}>{t("onAir.otherProducts")}</h3> : null}
        <CardList cards={others} onAir={onAir} from={planned.length} />
      </div>
    </section>
  );
}
