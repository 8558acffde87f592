import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Product } from "../../../preload/contract";
import { useLanguage } from "../../app/i18n";
import { Button } from "../../components/button";
import { ListBar } from "./list-bar";
import styles from "./listing.module.css";
import { ProductCards } from "./product-cards";
import { listed, shownProducts, useListView } from "./product-list";
import { ProductTable } from "./product-table";

interface ProductListingProps {
  products: Product[];
  chosen: string | null;
  onChoose: (product: Product) => void;
}

/** The products as they are looked at; typing a search never waits for hundreds of them to be drawn. */
export function ProductListing({ products, chosen, onChoose }: ProductListingProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { shape, change, ...view } = useListView();
  const wanted = useDeferredValue(view.wanted);
  const all = useMemo(() => listed(products), [products]);
  const { sort, descending, onlyProblems } = view;
  const shown = useMemo(
    () => shownProducts(all, { wanted, sort, descending, onlyProblems }, language),
    [all, wanted, sort, descending, onlyProblems, language],
  );
  const Shape = shape === "table" ? ProductTable : ProductCards;
  return (
    <section className={styles.listing} aria-label={t("rail.products")}>
      <ListBar toCorrect={all.filter(({ problems }) => problems.length > 0).length} />
      <p className="visually-hidden" role="status">
        {t("products.found", { count: shown.length })}
      </p>
      {shown.length > 0 ? (
        <Shape entries={shown} chosen={chosen} onChoose={onChoose} />
      ) : (
        <div className={styles.nothing}>
          <p>{t("products.nothingFound")}</p>
          <Button onPress={() => change({ wanted: "", onlyProblems: false })}>{t("products.showAll")}</Button>
        </div>
      )}
    </section>
  );
}
