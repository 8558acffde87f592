import { ChevronDown, ChevronUp, Pencil, SquarePen } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localise, type SlotState } from "../../../preload/contract";
import { cx } from "../../app/cx";
import { useLanguage } from "../../app/i18n";
import { Button } from "../../components/button";
import { type ComposerTask, openComposer } from "../cards/composer-store";
import { CardButton, FaceButton } from "./card-button";
import { type Card, cardTitle } from "./cards";
import styles from "./cards.module.css";
import { LiveTools } from "./live-tools";

function changeTask(card: Card, state: SlotState | undefined): ComposerTask | null {
  if (card.kept) return { kind: "kept", place: card.kept };
  if (state) return { kind: "on-air", slot: state.slot };
  return null;
}

interface CardEntryProps {
  card: Card;
  onAir: ReadonlyMap<string, SlotState>;
  shortcut: string;
}

/** A card's button, what can be done to it on air, and for a product its other cards one tap further. */
export function CardEntry({ card, onAir, shortcut }: CardEntryProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const state = onAir.get(card.key);
  const name = cardTitle(card) || localise(card.template.name, language);
  const hasFaces = card.faces.length > 0;
  const change = changeTask(card, state);
  const faces = card.faces.filter((face) => isOpen || onAir.has(face.key));
  return (
    <div className={cx(styles.entry, faces.length > 0 && styles.open)}>
      <div className={styles.row}>
        <CardButton card={card} state={state} shortcut={shortcut} />
        {hasFaces ? (
          <Button
            tone="quiet"
            aria-expanded={isOpen}
            icon={isOpen ? <ChevronUp aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
            label={t("cards.more", { name })}
            onPress={() => setOpen(!isOpen)}
          />
        ) : change ? (
          <Button
            tone="quiet"
            icon={<Pencil aria-hidden="true" />}
            label={t("cards.change", { name })}
            onPress={() => openComposer(change)}
          />
        ) : null}
      </div>
      {state ? <LiveTools card={card} state={state} /> : null}
      {faces.length > 0 || isOpen ? (
        <div className={styles.faces}>
          {faces.map((face) => {
            const faceState = onAir.get(face.key);
            return (
              <div key={face.key} className={cx(styles.faceEntry, faceState && styles.wide)}>
                <FaceButton card={face} state={faceState} />
                {faceState ? <LiveTools card={face} state={faceState} /> : null}
              </div>
            );
          })}
          {isOpen ? (
            <Button
              icon={<SquarePen aria-hidden="true" />}
              onPress={() =>
                openComposer(
                  change ?? {
                    kind: "make",
                    template: card.template.id,
                    product: card.product?.id ?? null,
                  },
                )
              }
            >
              {change ? t("cards.changeWord") : t("cards.changeThis")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
