import { join } from "node:path";
import { type HandlersFor, mostProducts, type Product, StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { jsonFile, readIfThere } from "../storage";
import { importInto, tablesOf } from "./import";
import { createPictures, type PictureReader } from "./pictures";
import { checkProduct } from "./rules";
import { emptyWorkbook } from "./sheet/template";
import { productFileKind } from "./stored";

type ProductMethods =
  | "product.list"
  | "product.save"
  | "product.remove"
  | "product.template"
  | "product.import"
  | "media.add"
  | "media.crop";

export interface Products {
  handlers: HandlersFor<ProductMethods>;
  get(id: string): Product | undefined;
  /** Reads what is stored; the very first time, the bundled demonstration products. */
  start(): Promise<void>;
}

/** Where a saved product goes: in the place of the one with its id, or at the end. */
function withProduct(list: readonly Product[], product: Product): Product[] {
  const isKnown = list.some(({ id }) => id === product.id);
  if (!isKnown && list.length >= mostProducts) {
    throw new StudioError("products.too-many", { params: { max: mostProducts } });
  }
  return isKnown ? list.map((one) => (one.id === product.id ? product : one)) : [...list, product];
}

function withoutProduct(list: readonly Product[], id: string): Product[] {
  if (list.some((product) => product.id === id)) return list.filter((product) => product.id !== id);
  throw new StudioError("products.unknown", { field: "id", params: { id } });
}

/**
 * The products of the village: stored as one file, mirrored to every screen. `pictures` reads formats of pictures that
 * sharp does not know.
 */
export function createProducts(
  context: StudioContext,
  { pictures = async () => null }: { pictures?: PictureReader } = {},
): Products {
  const { store, paths } = context;
  const kind = productFileKind(context);
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
        await file.write({ version: 2, products: [...next] });
        adopt(next);
      }
      return result;
    });
    lastChange = done.catch(() => undefined);
    return done;
  }
  const words = () => ({
    language: store.get().settings.language,
    platforms: store.get().library.platforms,
  });

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
        await change((list) => ({ next: withoutProduct(list, id), result: null }));
      },
      "product.template": () => {
        const { language, platforms } = words();
        const name = language === "en" ? "products.xlsx" : "商品表格.xlsx";
        return { name, base64: emptyWorkbook(platforms, language).toString("base64") };
      },
      "product.import": async (input) => {
        const tables = await tablesOf(input);
        return await change((list) => importInto(list, tables, { ...words(), isDryRun: input.dryRun }));
      },
      ...createPictures(paths, pictures),
    },
  };
}
