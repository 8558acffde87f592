import { PackagePlus, ShoppingBasket } from "lucide-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Product } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { newId } from "../../app/new-id";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { Screen } from "../../components/screen";
import { begunProduct } from "./drafts";
import { ImportSheet } from "./import-sheet";
import { ProductEditor } from "./product-editor";
import { draftOf, emptyDraft, type ProductDraft } from "./product-form";
import { ProductListing } from "./product-listing";
import styles from "./products.module.css";

/** Products: cards or a table, and the form that says what is wrong while one types. */
export default function ProductsScreen() {
  const { t } = useTranslation();
  const products = useStudio((state) => state.library.products);
  const [edited, setEdited] = useState<ProductDraft | null>(null);
  const choose = useCallback((product: Product) => setEdited(draftOf(product)), []);
  const ids = products.map(({ id }) => id);
  const add = () => setEdited(begunProduct(products) ?? emptyDraft(newId("product", "", ids)));
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
          <ProductListing products={products} chosen={edited?.id ?? null} onChoose={choose} />
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
