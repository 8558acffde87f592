import { Minus, Pin, Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OverlayField, OverlayFields, SlotState } from "../../../preload/contract";
import { localise } from "../../../preload/contract";
import { act, perform } from "../../app/actions";
import { useLanguage } from "../../app/i18n";
import { useNow } from "../../app/use-now";
import { Button } from "../../components/button";
import { groupOf } from "../cards/template-groups";
import { stepInteger } from "../cards/typed-values";
import type { Card } from "./cards";
import { cardTitle } from "./cards";
import styles from "./cards.module.css";
import { useLiveValues } from "./live-values";

/** More numbers than this are changed in the composer: a board of six products has no room for their buttons. */
const mostSteppers = 3;
/** How long after the last press a number is sent, in milliseconds: five quick presses are one change on air. */
const settleMilliseconds = 220;

type NumberField = Extract<OverlayField, { type: "integer" }>;

/** The numbers of a card that are counted while it is on air; one that a product leaves out is not begun by mistake. */
export function steppedFields({ template }: Card, shown: OverlayFields): NumberField[] {
  const numbers = template.fields.filter((field) => field.type === "integer");
  if (numbers.length > mostSteppers) return [];
  return numbers.filter(({ id }) => groupOf(template) === "audience" || (shown[id] ?? "") !== "");
}

/** Changes one number of a card on air. Gives whether it worked. */
async function send(card: Card, state: SlotState, field: NumberField, value: string): Promise<boolean> {
  // A product's stock is one number: what is shown, what is stored, and what the button says.
  if (field.id === "stock" && card.product)
    await act("product.save", { ...card.product, stock: Number(value) });
  else useLiveValues.getState().set(card.key, { [field.id]: value });
  const change = { slot: state.slot, fields: { [field.id]: value } };
  return (await act("overlay.update", change)) !== undefined;
}

/** One number of a card on air, with big buttons to count it up and down. */
function Stepper({ card, state, field }: { card: Card; state: SlotState; field: NumberField }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const label = localise(field.label, language);
  const shown = state.fields[field.id] ?? "";
  const [pending, setPending] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // What was asked counts until the studio says the same: its word comes after its answer.
  useEffect(() => {
    if (pending === shown) setPending(null);
  }, [pending, shown]);
  const value = pending ?? shown;
  function step(direction: 1 | -1) {
    const next = stepInteger(value, direction, field);
    setPending(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      void send(card, state, field, next).then((worked) => {
        if (!worked) setPending((now) => (now === next ? null : now));
      });
    }, settleMilliseconds);
  }
  return (
    <div className={styles.stepper}>
      <span className={styles.stepLabel}>{label}</span>
      <Button
        icon={<Minus aria-hidden="true" />}
        label={t("cards.less", { field: label })}
        isDisabled={Number(value) <= field.min}
        onPress={() => step(-1)}
      />
      <output className={styles.number} aria-label={label}>
        {value || "–"}
      </output>
      <Button
        icon={<Plus aria-hidden="true" />}
        label={t("cards.plus", { field: label })}
        isDisabled={value !== "" && Number(value) >= field.max}
        onPress={() => step(1)}
      />
    </div>
  );
}

/** How long until a card takes itself off, and the button that keeps it. */
function Leaving({ card, state }: { card: Card; state: SlotState }) {
  const { t } = useTranslation();
  const now = useNow(250, state.leavesAt !== null);
  if (state.leavesAt === null || state.status !== "on-air") return null;
  const seconds = Math.max(0, Math.ceil((state.leavesAt - now) / 1000));
  return (
    <div className={styles.leaving}>
      <span>{t("cards.leavesIn", { seconds })}</span>
      <Button
        icon={<Pin aria-hidden="true" />}
        label={t("cards.keepUpLabel", { name: cardTitle(card) })}
        onPress={() => perform("overlay.update", { slot: state.slot, seconds: null })}
      >
        {t("cards.keepUp")}
      </Button>
    </div>
  );
}

/** What can be done to a card while it is on air, without opening it. */
export function LiveTools({ card, state }: { card: Card; state: SlotState }) {
  if (state.status === "leaving") return null;
  return (
    <>
      <Leaving card={card} state={state} />
      {steppedFields(card, state.fields).map((field) => (
        <Stepper key={field.id} card={card} state={state} field={field} />
      ))}
    </>
  );
}
