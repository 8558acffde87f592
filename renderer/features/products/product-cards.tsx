import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Product } from "../../../preload/contract";
import { cx } from "../../app/cx";
import { formatPrice } from "../../app/format";
import { Picture } from "../../components/picture";
import styles from "./listing.module.css";
import { ProblemList } from "./problem-list";
import type { ListedProduct } from "./product-list";
import { useStockWords } from "./stock-words";

interface ProductCardProps {
  entry: ListedProduct;
  isChosen: boolean;
  onChoose: (product: Product) => void;
}

/** Drawn anew only when something about its own product changes: there may be hundreds. */
const ProductCard = memo(function ProductCard({ entry, isChosen, onChoose }: ProductCardProps) {
  const { product, problems } = entry;
  const stock = useStockWords();
  return (
    <button
      type="button"
      className={cx(styles.product, isChosen && styles.chosen)}
      aria-current={isChosen ? "true" : undefined}
      onClick={() => onChoose(product)}
    >
      <span className={styles.photo}>
        <Picture reference={product.pictures[0]} alt="" isLazy />
      </span>
      <strong className={styles.name}>{product.name}</strong>
      <span>
        <span className={styles.price}>{formatPrice(product.price)}</span>/{product.unit}{" "}
        {product.originalPrice ? <s className={styles.quiet}>{formatPrice(product.originalPrice)}</s> : null}
      </span>
      <span className={styles.quiet}>{stock(product.stock)}</span>
      <ProblemList problems={problems} />
    </button>
  );
});

interface ProductsProps {
  entries: ListedProduct[];
  chosen: string | null;
  onChoose: (product: Product) => void;
}

/** The products as cards; a tap opens one in the form. */
export function ProductCards({ entries, chosen, onChoose }: ProductsProps) {
  const { t } = useTranslation();
  return (
    <ul className={styles.grid} aria-label={t("rail.products")}>
      {entries.map((entry) => (
        <li key={entry.product.id} className={styles.tile}>
          <ProductCard entry={entry} isChosen={entry.product.id === chosen} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  );
}
