import { ArrowLeft, ShoppingBasket } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { localise } from "../../../preload/contract";
import { studioNow, useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { CardField } from "./card-field";
import { CardPreview } from "./card-preview";
import styles from "./composer.module.css";
import { openComposer } from "./composer-store";
import { type CardDraft, cardInput, filledBy, isForSeveral, numberedFields } from "./draft";
import { faultsByField } from "./faults";
import { FormActions } from "./form-actions";
import { Placing } from "./placing";
import { presentSegment, type Start } from "./start";
import { isProductTemplate } from "./template-groups";
import { cardKey, useCheckedCard } from "./use-checked-card";
import { fieldGroups, shownFields } from "./which-fields";

const none = "none";

interface CardFormProps {
  start: Start;
  /** Says what was typed so far, so that closing by mistake loses nothing. */
  onDraft: (draft: CardDraft) => void;
  onDone: () => void;
}

/** Chooses the product that fills a card, or fills a board of several from the segment. */
function ProductChoice({
  start,
  draft,
  onChange,
}: {
  start: Start;
  draft: CardDraft;
  onChange: (part: Partial<CardDraft>) => void;
}) {
  const { t } = useTranslation();
  const products = useStudio((state) => state.library.products);
  const wanted = useStudio((state) => presentSegment(state)?.products);
  const { template } = start;
  if (isForSeveral(template)) {
    const ofSegment = (wanted ?? []).flatMap((id) => products.find((product) => product.id === id) ?? []);
    const several = ofSegment.length > 0 ? ofSegment : products;
    if (several.length === 0) return null;
    return (
      <div>
        <Button
          icon={<ShoppingBasket aria-hidden="true" />}
          onPress={() => onChange({ fields: { ...draft.fields, ...numberedFields(template, several) } })}
        >
          {t("cards.form.fillProducts")}
        </Button>
      </div>
    );
  }
  if (!isProductTemplate(template) || products.length === 0) return null;
  return (
    <Choice
      label={t("cards.form.product")}
      options={[
        { id: none, name: t("cards.form.noProduct") },
        ...products.map(({ id, name }) => ({ id, name })),
      ]}
      value={draft.product ?? none}
      onChange={(id) => {
        const product = products.find((one) => one.id === id);
        onChange({
          product: product?.id ?? null,
          fields: { ...draft.fields, ...(product ? filledBy(product, template) : {}) },
        });
      }}
    />
  );
}

/** The form of one card: its fields, its place, the picture it makes, and what can be done with it. */
export function CardForm({ start, onDraft, onDone }: CardFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { template } = start;
  const [draft, setDraft] = useState(start.draft);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const product = useStudio((state) => state.library.products.find(({ id }) => id === draft.product) ?? null);
  const input = cardInput(draft, template, product);
  const typed = cardKey(input);
  const checked = useCheckedCard(input);
  const said = faultsByField(checked.faults, touched);
  const name = localise(template.name, language);

  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    fields.current?.querySelector<HTMLElement>("input[type='text'], textarea")?.focus();
  }, []);

  function change(part: Partial<CardDraft>) {
    const next = { ...draft, ...part };
    setDraft(next);
    onDraft(next);
  }
  function type(id: string, value: string) {
    setTouched((old) => new Set(old).add(id));
    change({ fields: { ...draft.fields, [id]: value } });
  }
  return (
    <div className={styles.form}>
      <div className={styles.columns}>
        <div className={styles.fields} ref={fields}>
          {start.place || start.slot ? null : (
            <div>
              <Button
                tone="quiet"
                icon={<ArrowLeft aria-hidden="true" />}
                onPress={() => openComposer({ kind: "choose" })}
              >
                {t("cards.form.back")}
              </Button>
            </div>
          )}
          <ProductChoice start={start} draft={draft} onChange={change} />
          {fieldGroups(shownFields(template, draft.fields)).map(({ key, number, fields: members }) => (
            <div key={key} className={number ? styles.numbered : styles.single}>
              {members.map((field) => {
                const fault = said.get(field.id);
                return (
                  <CardField
                    key={field.id}
                    field={field}
                    value={draft.fields[field.id] ?? ""}
                    error={fault ? t("cards.form.fault", fault) : undefined}
                    pictures={product?.pictures ?? []}
                    isCompact={number !== null}
                    onChange={(value) => type(field.id, value)}
                  />
                );
              })}
            </div>
          ))}
          <Placing
            draft={draft}
            template={template}
            isKept={start.place !== null || studioNow()?.show.open !== null}
            onChange={change}
          />
        </div>
        <CardPreview name={name} slot={draft.slot} card={checked} typed={typed} size={template.size} />
      </div>
      <FormActions
        start={start}
        card={{ draft, template, product }}
        faults={checked.faults}
        isChecked={checked.checked === typed}
        onDone={onDone}
      />
    </div>
  );
}
