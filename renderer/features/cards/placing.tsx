import { useTranslation } from "react-i18next";
import { localise, type OverlayTemplate, type Slot, slotSchema } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { Choice } from "../../components/choice";
import { Toggle } from "../../components/toggle";
import { Chips } from "./chips";
import type { CardDraft } from "./draft";
import styles from "./form.module.css";

const stays = "stays";
const usual = "usual";
/** Seconds a card may be given; the template's own are added where they are others. */
const usualSeconds = [5, 8, 10, 15, 20, 30, 60, 120];

interface PlacingProps {
  draft: CardDraft;
  template: OverlayTemplate;
  /** Whether the card is kept in a segment, and so can come by itself. */
  isKept: boolean;
  onChange: (part: Partial<CardDraft>) => void;
}

/** Where a card goes, how long it stays, and its look. */
export function Placing({ draft, template, isKept, onChange }: PlacingProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const themes = useStudio((state) => state.library.themes);
  const places: Slot[] = [template.slot, ...template.alsoIn];
  const seconds = new Set([...usualSeconds, draft.seconds, template.autoOutSeconds]);
  const choices = [...seconds].filter((one) => one !== null).sort((a, b) => a - b);
  return (
    <section className={styles.more} aria-label={t("cards.form.placeTitle")}>
      {places.length > 1 ? (
        <Chips
          label={t("cards.form.place")}
          options={places.map((slot) => ({ id: slot, name: t(`cards.slot.${slot}`) }))}
          value={draft.slot}
          onChange={(slot) => onChange({ slot: slotSchema.parse(slot) })}
        />
      ) : null}
      <Choice
        label={t("cards.form.leave")}
        options={[
          { id: stays, name: t("cards.form.stays") },
          ...choices.map((one) => ({ id: String(one), name: t("cards.form.leaveAfter", { seconds: one }) })),
        ]}
        value={draft.seconds === null ? stays : String(draft.seconds)}
        onChange={(id) => onChange({ seconds: id === stays ? null : Number(id) })}
      />
      {themes.length > 1 ? (
        <Chips
          label={t("cards.form.theme")}
          options={[
            { id: usual, name: t("cards.form.themeUsual") },
            ...themes.map(({ id, name }) => ({ id, name: localise(name, language) })),
          ]}
          value={draft.theme ?? usual}
          onChange={(id) => onChange({ theme: id === usual ? null : id })}
        />
      ) : null}
      {isKept ? (
        <Toggle isOn={draft.auto} onChange={(auto) => onChange({ auto })}>
          {t("cards.form.auto")}
        </Toggle>
      ) : null}
    </section>
  );
}
