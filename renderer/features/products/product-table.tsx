import { ArrowDown, ArrowUp } from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Product } from "../../../preload/contract";
import { cx } from "../../app/cx";
import { formatPrice } from "../../app/format";
import { Picture } from "../../components/picture";
import styles from "./listing.module.css";
import { ProblemList } from "./problem-list";
import { type ListedProduct, type SortKey, useListView } from "./product-list";

interface RowProps {
  entry: ListedProduct;
  isChosen: boolean;
  onChoose: (product: Product) => void;
}

const Row = memo(function Row({ entry: { product, problems }, isChosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  return (
    <tr className={cx(isChosen && styles.chosen)} aria-current={isChosen ? "true" : undefined}>
      <td className={styles.thumb}>
        <Picture reference={product.pictures[0]} alt="" isLazy />
      </td>
      <th scope="row">
        <button type="button" className={styles.rowName} onClick={() => onChoose(product)}>
          {product.name}
        </button>
      </th>
      <td>
        <span className={styles.number}>{formatPrice(product.price)}</span>/{product.unit}
        {product.originalPrice ? (
          <s className={cx(styles.quiet, styles.below)}>{formatPrice(product.originalPrice)}</s>
        ) : null}
      </td>
      <td className={styles.number}>{product.stock === null ? "—" : product.stock}</td>
      <td className={styles.origin}>{product.origin}</td>
      <td>
        {problems.length === 0 ? (
          <span className={styles.quiet}>{t("products.noneToCorrect")}</span>
        ) : (
          <ProblemList problems={problems} />
        )}
      </td>
    </tr>
  );
});

/** A column's heading; pressing it sorts by the column, pressing it again turns the order round. */
function Heading({ sort, children }: { sort: SortKey; children: string }) {
  const active = useListView((view) => view.sort === sort);
  const descending = useListView((view) => view.descending);
  const sortBy = useListView((view) => view.sortBy);
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={active ? (descending ? "descending" : "ascending") : "none"}>
      <button type="button" className={styles.heading} onClick={() => sortBy(sort)}>
        {children}
        {active ? <Arrow aria-hidden="true" /> : null}
      </button>
    </th>
  );
}

interface ProductTableProps {
  entries: ListedProduct[];
  chosen: string | null;
  onChoose: (product: Product) => void;
}

/** The products as a table, to compare and to find what is wrong. */
export function ProductTable({ entries, chosen, onChoose }: ProductTableProps) {
  const { t } = useTranslation();
  return (
    <table className={styles.table} aria-label={t("rail.products")}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t("products.photo")}</span>
          </th>
          <Heading sort="name">{t("products.sortBy.name")}</Heading>
          <Heading sort="price">{t("products.sortBy.price")}</Heading>
          <Heading sort="stock">{t("products.sortBy.stock")}</Heading>
          <th scope="col">{t("products.origin")}</th>
          <Heading sort="problems">{t("products.toCorrect")}</Heading>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row
            key={entry.product.id}
            entry={entry}
            isChosen={entry.product.id === chosen}
            onChoose={onChoose}
          />
        ))}
      </tbody>
    </table>
  );
}
