import { create } from "zustand";
import type { Language, Product } from "../../../preload/contract";
import { type ProductProblem, problemsOf } from "./product-problems";

export const sortKeys = ["added", "name", "price", "stock", "problems"] as const;
export type SortKey = (typeof sortKeys)[number];

export interface ListView {
  shape: "cards" | "table";
  wanted: string;
  sort: SortKey;
  descending: boolean;
  onlyProblems: boolean;
}

interface ListStore extends ListView {
  change: (part: Partial<ListView>) => void;
  /** Sorts by a column; the same again turns it round. */
  sortBy: (sort: SortKey) => void;
}

/** How the products are looked at; kept while other screens are open. */
export const useListView = create<ListStore>((set) => ({
  shape: "cards",
  wanted: "",
  sort: "added",
  descending: false,
  onlyProblems: false,
  change: (part) => set(part),
  sortBy: (sort) =>
    set((old) => ({ sort, descending: old.sort === sort && sort !== "added" ? !old.descending : false })),
}));

/** A product with what is to be corrected about it. */
export interface ListedProduct {
  product: Product;
  problems: ProductProblem[];
}

/** Every product with its problems. */
export const listed = (products: readonly Product[]): ListedProduct[] =>
  products.map((product) => ({ product, problems: problemsOf(product) }));

const plain = (text: string) => text.normalize("NFKC").toLowerCase();

function matches({ name, origin, id, sellingPoints, platformIds }: Product, wanted: string): boolean {
  const texts = [name, origin, id, ...sellingPoints, ...Object.values(platformIds)];
  return texts.some((text) => plain(text).includes(wanted));
}

/** Products without a stock stand behind all that have one. */
const stockOf = ({ product }: ListedProduct) => product.stock ?? Number.POSITIVE_INFINITY;

function comparison(sort: SortKey, language: Language): (one: ListedProduct, other: ListedProduct) => number {
  switch (sort) {
    case "added":
      return () => 0;
    case "name": {
      const { compare } = new Intl.Collator(language, { numeric: true });
      return (one, other) => compare(one.product.name, other.product.name);
    }
    case "price":
      return (one, other) => Number(one.product.price) - Number(other.product.price);
    case "stock":
      return (one, other) => (stockOf(one) === stockOf(other) ? 0 : stockOf(one) - stockOf(other));
    case "problems":
      return (one, other) => other.problems.length - one.problems.length;
  }
}

/** The products to be shown, in their order. */
export function shownProducts(
  all: readonly ListedProduct[],
  { wanted, sort, descending, onlyProblems }: Omit<ListView, "shape">,
  language: Language,
): ListedProduct[] {
  const words = plain(wanted.trim());
  const found = all.filter(
    ({ product, problems }) =>
      (!onlyProblems || problems.length > 0) && (words === "" || matches(product, words)),
  );
  const compare = comparison(sort, language);
  return found.sort((one, other) => (descending ? compare(other, one) : compare(one, other)));
}
