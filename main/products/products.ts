import { join } from "node:path";
import {
  type HandlersFor,
  messageFor,
  type Product,
  productFileSchema,
  StudioError,
} from "../../preload/contract";
import type { StudioContext } from "../core";
import { type JsonKind, jsonFile, readIfThere } from "../storage";
import { readCsv } from "./csv";
import { addMedia } from "./media";
import { checkProduct } from "./rules";

type ProductMethods = "product.list" | "product.save" | "product.remove" | "product.import" | "media.add";

export interface Products {
  handlers: HandlersFor<ProductMethods>;
  get(id: string): Product | undefined;
  /** Reads what is stored; the very first time, the bundled demonstration products. */
  start(): Promise<void>;
}

const kindOf = ({ problems }: StudioContext): JsonKind<typeof productFileSchema> => ({
  schema: productFileSchema,
  version: 1,
  fallback: () => ({ version: 1, products: [] }),
  onCorrupt: (path, copy) =>
    problems.report("storage.corrupt", { severity: "error", subject: path, params: { path, copy } }),
});

/** Where a saved product goes: in the place of the one with its id, or at the end. */
function withProduct(list: readonly Product[], product: Product): Product[] {
  const isKnown = list.some(({ id }) => id === product.id);
  return isKnown ? list.map((one) => (one.id === product.id ? product : one)) : [...list, product];
}

/** The products of the village: stored as one file, mirrored to every screen. */
export function createProducts(context: StudioContext): Products {
  const { store, paths } = context;
  const kind = kindOf(context);
  const file = jsonFile(join(paths.data, "products.json"), kind);
  let products: readonly Product[] = [];
  let lastChange: Promise<unknown> = Promise.resolve();

  function adopt(list: readonly Product[]) {
    products = list;
    store.update((draft) => {
      draft.library.products = structuredClone([...list]);
    });
  }

  /** One change after the other; what could not be written is not shown either. */
  function change<Result>(work: (list: readonly Product[]) => { next: readonly Product[]; result: Result }) {
    const done = lastChange.then(async () => {
      const { next, result } = work(products);
      if (next !== products) {
        await file.write({ version: 1, products: [...next] });
        adopt(next);
      }
      return result;
    });
    lastChange = done.catch(() => undefined);
    return done;
  }

  return {
    get: (id) => products.find((product) => product.id === id),
    async start() {
      const isFirst = (await readIfThere(file.path)) === null;
      const demo = jsonFile(join(paths.resources, "products", "demo.json"), kind);
      adopt((await (isFirst ? demo : file).read()).products);
    },
    handlers: {
      "product.list": () => [...products],
      "product.save": (product) =>
        change((list) => {
          checkProduct(product);
          return { next: withProduct(list, product), result: product };
        }),
      "product.remove": async ({ id }) => {
        await change((list) => {
          if (!list.some((product) => product.id === id)) {
            throw new StudioError("products.unknown", { field: "id", params: { id } });
          }
          return { next: list.filter((product) => product.id !== id), result: null };
        });
      },
      "product.import": ({ csv, dryRun }) =>
        change((list) => {
          const read = readCsv(csv);
          const { language } = store.get().settings;
          const problems = read.faults.map(({ row, field, code, params }) => ({
            row,
            field,
            message: messageFor(code, params, language).message,
          }));
          const merged = read.products.map((product) => keepWhatSheetLacks(list, product));
          const changed = merged.filter(({ id }) => list.some((one) => one.id === id)).length;
          const isTaken = !dryRun && problems.length === 0;
          const next = isTaken ? merged.reduce<readonly Product[]>(withProduct, list) : list;
          return { next, result: { added: merged.length - changed, changed, problems } };
        }),
      "media.add": ({ name, base64 }) => addMedia(paths.data, name, base64),
    },
  };
}

/**
 * A sheet seldom has pictures: those of the product it changes stay. A product is the same by its id, or by its name
 * when the sheet has no ids.
 */
function keepWhatSheetLacks(list: readonly Product[], product: Product): Product {
  const present = list.find(({ id }) => id === product.id) ?? list.find(({ name }) => name === product.name);
  if (present === undefined) return product;
  const pictures = product.pictures.length > 0 ? product.pictures : present.pictures;
  return { ...product, id: present.id, pictures };
}
