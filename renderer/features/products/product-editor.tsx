import { Save, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { productFields } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { HoldButton } from "../../components/hold-button";
import { productTemplate } from "../cards/template-groups";
import { CardPreview } from "./card-preview";
import { forgetDraft } from "./drafts";
import { faultsByField } from "./field-words";
import { type ProductDraft, productOf } from "./product-form";
import { ProductGroups } from "./product-groups";
import styles from "./products.module.css";
import { useCardPreview } from "./use-card-preview";
import { type EditedProduct, useProductDraft } from "./use-product-draft";

/** The card of a draft, once there is something to draw. */
function useDraftPreview({ draft }: EditedProduct) {
  const template = useStudio((state) => productTemplate(state.library.templates));
  const hasWords = draft.name.trim() !== "" && draft.price.trim() !== "";
  const card =
    template && hasWords
      ? { template: template.id, fields: productFields(productOf(draft), template) }
      : null;
  return { hasTemplate: template !== null, preview: useCardPreview(card) };
}

interface ProductEditorProps {
  initial: ProductDraft;
  onClosed: () => void;
}

/** The form of one product, with its card as it will look on air. */
export function ProductEditor({ initial, onClosed }: ProductEditorProps) {
  const { t } = useTranslation();
  const isStored = useStudio((state) => state.library.products.some(({ id }) => id === initial.id));
  const edited = useProductDraft(initial, isStored);
  const { hasTemplate, preview } = useDraftPreview(edited);
  const { busy, run } = useBusy();
  const refusals = faultsByField(preview.faultsFor === preview.key ? preview.faults : []);
  const { draft } = edited;

  async function remove() {
    const done = await act("product.remove", { id: draft.id });
    if (done === undefined) return;
    forgetDraft(draft.id);
    onClosed();
  }
  function cancel() {
    forgetDraft(draft.id);
    onClosed();
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void run(edited.save);
      }}
    >
      <h3>{isStored ? t("products.edit", { name: initial.name }) : t("products.new")}</h3>
      {hasTemplate ? (
        <CardPreview preview={preview} name={draft.name} fault={refusals.get("")} />
      ) : (
        <p className={styles.quiet}>{t("products.noTemplate")}</p>
      )}
      {isStored && edited.isChanged ? (
        <div className={styles.unsaved} role="status">
          <span>{t("products.unsaved")}</span>
          <Button tone="quiet" onPress={edited.discard}>
            {t("products.discard")}
          </Button>
        </div>
      ) : null}
      <ProductGroups edited={edited} refusals={refusals} />
      <div className={styles.formActions}>
        {isStored ? (
          <HoldButton icon={<Trash2 />} onHeld={() => void remove()}>
            {t("common.remove")}
          </HoldButton>
        ) : (
          <Button onPress={cancel}>{t("common.cancel")}</Button>
        )}
        <Button
          tone="accent"
          type="submit"
          icon={<Save aria-hidden="true" />}
          busy={busy && t("common.saving")}
        >
          {edited.isSaved ? t("common.saved") : t("common.save")}
        </Button>
      </div>
    </form>
  );
}
