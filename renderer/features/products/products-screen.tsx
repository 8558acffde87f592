import { PackagePlus, ShoppingBasket } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { newId } from "../../app/new-id";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { Screen } from "../../components/screen";
import { ImportSheet } from "./import-sheet";
import { ProductEditor } from "./product-editor";
import { draftOf, emptyDraft, type ProductDraft } from "./product-form";
import { ProductGrid } from "./product-grid";
import styles from "./products.module.css";

/** Products: cards, and the form that says what is wrong while one types. */
export default function ProductsScreen() {
  const { t } = useTranslation();
  const products = useStudio((state) => state.library.products);
  const [edited, setEdited] = useState<ProductDraft | null>(null);
  const add = () =>
    setEdited(
      emptyDraft(
        newId(
          "product",
          "",
          products.map(({ id }) => id),
        ),
      ),
    );
  const addButton = (
    <Button tone="accent" icon={<PackagePlus aria-hidden="true" />} onPress={add}>
      {t("products.new")}
    </Button>
  );
  return (
    <Screen
      title={t("rail.products")}
      purpose={t("products.purpose")}
      actions={
        <>
          <ImportSheet />
          {addButton}
        </>
      }
    >
      <div className={styles.columns}>
        {products.length > 0 ? (
          <ProductGrid
            products={products}
            chosen={edited?.id ?? null}
            onChoose={(product) => setEdited(draftOf(product))}
          />
        ) : (
          <Empty icon={<ShoppingBasket />} title={t("products.empty.title")} actions={addButton}>
            {t("products.empty.text")}
          </Empty>
        )}
        <aside className={styles.side}>
          {edited ? (
            <ProductEditor key={edited.id} initial={edited} onClosed={() => setEdited(null)} />
          ) : (
            <p className={styles.quiet}>{t("products.choose")}</p>
          )}
        </aside>
      </div>
    </Screen>
  );
}
