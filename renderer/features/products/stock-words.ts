import { useTranslation } from "react-i18next";

/** Says how much there is of a product. */
export function useStockWords(): (stock: number | null) => string {
  const { t } = useTranslation();
  return (stock) => {
    if (stock === null) return t("products.noStock");
    return stock === 0 ? t("products.soldOut") : t("products.stockLeft", { count: stock });
  };
}
