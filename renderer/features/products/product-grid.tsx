import { Search } from "lucide-react";
import { useState } from "react";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { SearchField } from "react-aria-components/SearchField";
import { useTranslation } from "react-i18next";
import type { Product } from "../../../preload/contract";
import { cx } from "../../app/cx";
import { formatPrice } from "../../app/format";
import { Picture } from "../../components/picture";
import styles from "./products.module.css";

interface ProductGridProps {
  products: Product[];
  chosen: string | null;
  onChoose: (product: Product) => void;
}

const matches = (product: Product, wanted: string) =>
  [product.name, product.origin, product.id].some((text) =>
    text.toLowerCase().includes(wanted.toLowerCase()),
  );

/** Every product as a card; a tap opens it in the form. */
export function ProductGrid({ products, chosen, onChoose }: ProductGridProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState("");
  return (
    <section className={styles.listing} aria-label={t("rail.products")}>
      <SearchField className={styles.search ?? ""} value={wanted} onChange={setWanted}>
        <Label className="visually-hidden">{t("products.search")}</Label>
        <Search aria-hidden="true" />
        <Input placeholder={t("products.search")} />
      </SearchField>
      <ul className={styles.grid}>
        {products
          .filter((product) => matches(product, wanted.trim()))
          .map((product) => (
            <li key={product.id}>
              <button
                type="button"
                className={cx(styles.product, product.id === chosen && styles.chosen)}
                aria-current={product.id === chosen ? "true" : undefined}
                onClick={() => onChoose(product)}
              >
                <span className={styles.photo}>
                  <Picture reference={product.pictures[0]} alt="" />
                </span>
                <strong className={styles.name}>{product.name}</strong>
                <span>
                  <span className={styles.price}>{formatPrice(product.price)}</span>/{product.unit}{" "}
                  {product.originalPrice ? (
                    <s className={styles.quiet}>{formatPrice(product.originalPrice)}</s>
                  ) : null}
                </span>
                <span className={product.stock === 0 ? styles.gone : styles.quiet}>
                  {product.stock === null
                    ? t("products.noStock")
                    : product.stock === 0
                      ? t("products.soldOut")
                      : t("products.stockLeft", { count: product.stock })}
                </span>
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}
