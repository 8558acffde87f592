import { Save, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { StudioError } from "../../../preload/contract";
import { act, hintOf, useBusy, useTroubles } from "../../app/actions";
import { call, useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { Field } from "../../components/field";
import { HoldButton } from "../../components/hold-button";
import { CardPreview } from "./card-preview";
import { Pictures } from "./pictures";
import { type ProductDraft, type ProductErrors, productErrors, productOf } from "./product-form";
import styles from "./products.module.css";

type TextField = Exclude<keyof ProductDraft, "id" | "pictures">;

const hints: Partial<
  Record<TextField, "unitHint" | "proofHint" | "certificateHint" | "stockHint" | "sellingPointsHint">
> = {
  unit: "unitHint",
  originalPriceProof: "proofHint",
  certificate: "certificateHint",
  stock: "stockHint",
  sellingPoints: "sellingPointsHint",
};

interface ProductEditorProps {
  initial: ProductDraft;
  onClosed: () => void;
}

/** The form of one product. A field says what is wrong as soon as it was touched. */
export function ProductEditor({ initial, onClosed }: ProductEditorProps) {
  const { t } = useTranslation();
  const isStored = useStudio((state) => state.library.products.some(({ id }) => id === initial.id));
  const [draft, setDraft] = useState(initial);
  const [touched, setTouched] = useState<ReadonlySet<TextField>>(new Set());
  const [refused, setRefused] = useState<{ field: string; message: string } | null>(null);
  const [saved, setSaved] = useState(false);
  const { busy, run } = useBusy();
  const errors: ProductErrors = productErrors(draft);
  const isFine = Object.keys(errors).length === 0;

  function change(part: Partial<ProductDraft>) {
    setDraft((old) => ({ ...old, ...part }));
    setSaved(false);
    setRefused(null);
  }
  const field = (name: TextField, rows = 1) => {
    const hint = hints[name];
    const error = errors[name];
    const own = refused?.field === name ? refused.message : undefined;
    return (
      <Field
        label={t(`products.${name}`)}
        value={draft[name]}
        rows={rows}
        inputMode={
          name === "price" || name === "originalPrice" ? "decimal" : name === "stock" ? "numeric" : "text"
        }
        hint={hint ? t(`products.${hint}`) : undefined}
        error={error && touched.has(name) ? t(`products.error.${error}`) : own}
        onChange={(value) => {
          setTouched((old) => new Set(old).add(name));
          change({ [name]: value });
        }}
      />
    );
  };
  async function save() {
    setTouched(new Set(Object.keys(errors) as TextField[]));
    if (!isFine) return;
    try {
      await call("product.save", productOf(draft));
      setSaved(true);
    } catch (error) {
      if (error instanceof StudioError && error.field)
        setRefused({ field: error.field, message: `${error.message} ${hintOf(error)}` });
      useTroubles.getState().report("product.save", error);
    }
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void run(save);
      }}
    >
      <h3>{isStored ? t("products.edit", { name: initial.name }) : t("products.new")}</h3>
      {field("name")}
      <div className={styles.pair}>
        {field("price")}
        {field("unit")}
      </div>
      {field("originalPrice")}
      {draft.originalPrice.trim() === "" ? null : field("originalPriceProof")}
      <div className={styles.pair}>
        {field("stock")}
        {field("origin")}
      </div>
      {draft.stock.trim() === "0" ? <p className={styles.warning}>{t("products.warn.soldOut")}</p> : null}
      {field("certificate")}
      {field("sellingPoints", 3)}
      <Pictures pictures={draft.pictures} onChange={(pictures) => change({ pictures })} />
      <CardPreview
        product={isFine && isStored ? productOf(draft) : null}
        name={draft.name}
        isSaved={saved || draft === initial}
      />
      <div className={styles.formActions}>
        {isStored ? (
          <HoldButton
            icon={<Trash2 />}
            onHeld={() =>
              void act("product.remove", { id: draft.id }).then((done) => {
                if (done !== undefined) onClosed();
              })
            }
          >
            {t("common.remove")}
          </HoldButton>
        ) : (
          <Button onPress={onClosed}>{t("common.cancel")}</Button>
        )}
        <Button
          tone="accent"
          type="submit"
          icon={<Save aria-hidden="true" />}
          busy={busy && t("common.saving")}
        >
          {saved ? t("common.saved") : t("common.save")}
        </Button>
      </div>
    </form>
  );
}
