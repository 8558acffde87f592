import { Bookmark, MonitorUp, Save, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { localise } from "../../../preload/contract";
import { useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { Button } from "../../components/button";
import { HoldButton } from "../../components/hold-button";
import { keepCard, putOnAir, type ReadyCard, removeCard } from "./card-actions";
import styles from "./composer.module.css";
import { type Fault, reasonOf } from "./faults";
import { mostCards } from "./keep";
import { presentSegment, type Start } from "./start";

interface FormActionsProps {
  start: Start;
  card: ReadyCard;
  faults: Fault[];
  /** Whether what is typed now was checked. */
  isChecked: boolean;
  onDone: () => void;
}

/** Why a card cannot go on air now, as a sentence; empty when it can. */
function useReason({
  card,
  faults,
  isChecked,
}: Pick<FormActionsProps, "card" | "faults" | "isChecked">): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const reason = reasonOf(faults, card.template);
  if (reason?.kind === "wrong") return t("cards.form.fault", reason.fault);
  if (reason?.kind === "missing") {
    const names = reason.fields.map(({ label }) => localise(label, language));
    return t("cards.do.needs", { fields: names.join(t("cards.do.comma")) });
  }
  return isChecked ? "" : t("cards.do.checking");
}

/** What can be done with the card that is being made: on air, into the segment, out of it. The reason stands beside. */
export function FormActions({ start, card, faults, isChecked, onDone }: FormActionsProps) {
  const { t } = useTranslation();
  const segment = useStudio((state) => presentSegment(state));
  const hasEngine = useStudio(
    (state) => state.engine.status === "connected" || state.engine.kind === "stage",
  );
  const showing = useBusy();
  const keeping = useBusy();
  const reason = useReason({ card, faults, isChecked });
  const isReady = reason === "";
  const { place, slot, draft: before } = start;
  const isFull = !place && (segment?.overlays.length ?? 0) >= mostCards;
  const done = (worked: boolean) => {
    if (worked) onDone();
  };
  const keep = async () => {
    if (segment || place) done(await keepCard(card, segment?.id ?? "", place));
  };
  const show = async () => {
    const worked = await putOnAir(card, slot, before.seconds);
    // A kept card that is changed on air stays the same card: what is kept follows.
    if (worked && place && slot) await keepCard(card, "", place);
    done(worked);
  };
  const note =
    reason ||
    (!hasEngine ? t("cards.do.noEngine") : "") ||
    (isFull ? t("cards.do.full", { segment: segment?.title ?? "", most: mostCards }) : "") ||
    (segment ? "" : t("cards.do.noShow"));
  return (
    <footer className={styles.actions}>
      <p className={styles.reason} role="status">
        {note}
      </p>
      {place ? (
        <HoldButton icon={<Trash2 />} onHeld={() => void removeCard(place).then(done)}>
          {t("cards.do.remove")}
        </HoldButton>
      ) : null}
      {segment || place ? (
        <Button
          icon={place ? <Save aria-hidden="true" /> : <Bookmark aria-hidden="true" />}
          isDisabled={!isReady || isFull}
          busy={keeping.busy && t("cards.do.keeping")}
          onPress={() => void keeping.run(keep)}
        >
          {t(place ? "cards.do.save" : "cards.do.keep")}
        </Button>
      ) : null}
      <Button
        tone="accent"
        icon={<MonitorUp aria-hidden="true" />}
        isDisabled={!isReady || !hasEngine}
        busy={showing.busy && t("cards.do.showing")}
        onPress={() => void showing.run(show)}
      >
        {t(slot ? "cards.do.update" : "cards.do.show")}
      </Button>
    </footer>
  );
}
