import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { claimNames, unprovenClaims } from "../../../preload/contract";
import { useLanguage } from "../../app/i18n";
import { Field } from "../../components/field";
import { Certificates } from "./certificates";
import { Pictures } from "./pictures";
import { type FieldPath, productOf, type TextField } from "./product-form";
import styles from "./products.module.css";
import { SaleLinks } from "./sale-links";
import type { EditedProduct } from "./use-product-draft";

type Hinted = "unit" | "stock" | "sellingPoints" | "originalPriceProof";

const hints = {
  unit: "unitHint",
  originalPriceProof: "proofHint",
  stock: "stockHint",
  sellingPoints: "sellingPointsHint",
} as const satisfies Record<Hinted, string>;

const isHinted = (name: TextField): name is Hinted => name in hints;

const inputModes: Partial<Record<TextField, "decimal" | "numeric">> = {
  price: "decimal",
  originalPrice: "decimal",
  stock: "numeric",
};

/** Fields that belong together, under a name. */
function Group({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h4 id={id}>{title}</h4>
      {children}
    </section>
  );
}

interface ProductGroupsProps {
  edited: EditedProduct;
  /** What the card refuses, by field. */
  refusals: ReadonlyMap<string, string>;
}

/** The fields of a product in groups; each field says what is wrong with it. */
export function ProductGroups({ edited, refusals }: ProductGroupsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { draft, errors, refused, isTouched, change } = edited;
  const errorAt = (path: FieldPath): string | undefined => {
    const error = errors[path];
    if (error) return isTouched(path) ? t(`products.error.${error}`) : undefined;
    return refused?.field === path ? refused.message : refusals.get(path);
  };
  const field = (name: TextField, rows = 1) => (
    <Field
      label={t(`products.${name}`)}
      value={draft[name]}
      rows={rows}
      inputMode={inputModes[name] ?? "text"}
      hint={isHinted(name) ? t(`products.${hints[name]}`) : undefined}
      error={errorAt(name)}
      onChange={(value) => change({ [name]: value }, name)}
    />
  );
  const claims = unprovenClaims(productOf(draft));
  return (
    <>
      <Group title={t("products.groups.price")}>
        {field("name")}
        <div className={styles.pair}>
          {field("price")}
          {field("unit")}
        </div>
        <div className={styles.pair}>
          {field("originalPrice")}
          {field("stock")}
        </div>
        {draft.originalPrice.trim() === "" ? null : field("originalPriceProof")}
        {draft.stock.trim() === "0" ? <p className={styles.warning}>{t("products.warn.soldOut")}</p> : null}
      </Group>
      <Group title={t("products.groups.photos")}>
        {draft.pictures.length === 0 ? (
          <p className={styles.warning}>{t("products.warn.noPicture")}</p>
        ) : null}
        {refusals.has("pictures") ? <p className={styles.warning}>{refusals.get("pictures")}</p> : null}
        <Pictures pictures={draft.pictures} onChange={(pictures) => change({ pictures })} />
      </Group>
      <Group title={t("products.groups.selling")}>{field("sellingPoints", 3)}</Group>
      <Group title={t("products.groups.origin")}>
        {field("origin")}
        {claims.map((claim) => (
          <p key={claim} className={styles.warning}>
            {t("products.warn.claim", { claim: claimNames[claim][language] })}
          </p>
        ))}
        <Certificates
          certificates={draft.certificates}
          onChange={(certificates, touched) => change({ certificates }, touched)}
          errorAt={errorAt}
        />
      </Group>
      <SaleLinks draft={draft} onChange={change} errorAt={errorAt} />
    </>
  );
}
