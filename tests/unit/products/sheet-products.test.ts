import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listOf, readPriceCell, readStockCell, unitInHeading } from "../../../main/products/sheet/cells";
import { readCsv } from "../../../main/products/sheet/csv";
import { readSheetFile } from "../../../main/products/sheet/file";
import { readProducts } from "../../../main/products/sheet/read-products";
import { idFromName } from "../../../main/products/sheet/row";
import { emptyWorkbook } from "../../../main/products/sheet/template";
import { type Product, productSchema, StudioError } from "../../../preload/contract";
import { type SheetContent, workbook } from "../../helpers/workbook";

const platforms = [
  { id: "douyin", name: { "zh-CN": "抖音", en: "Douyin" } },
  { id: "taobao", name: { "zh-CN": "淘宝直播", en: "Taobao Live" } },
];
const read = (csv: string, present: Product[] = []) =>
  readProducts([readCsv(csv)], { present, platforms, language: "zh-CN" });
const readBook = async (...sheets: SheetContent[]) =>
  readProducts(await readSheetFile(workbook(...sheets), "a.xlsx"), {
    present: [],
    platforms,
    language: "zh-CN",
  });
const products = (csv: string, present: Product[] = []) =>
  read(csv, present).products.map(({ product }) => product);
const faults = (csv: string) => read(csv).faults.map(({ row, field, code }) => [row, field, code]);
const product = (part: Partial<Product> = {}): Product => ({
  ...productSchema.parse({ id: "fungus", name: "木耳", unit: "袋", price: "45.00" }),
  ...part,
});

describe("products from a sheet", () => {
  test("Chinese headings, prices as people type them, lists, a byte order mark, a quoted comma", () => {
    const csv =
      '\ufeff商品名称,规格,直播价（元）,原价,库存,卖点,产地\r\n竹元村韭菜饺子,500 克,¥29.9,36元,"1,200",手工擀皮；当天包,竹元村\r\n\r\n"木耳, 特级",盒,45,,,,青川县\r\n';
    const { products: rows, faults: wrong } = read(csv);
    expect(wrong).toEqual([]);
    expect(rows.map(({ row }) => row)).toEqual([2, 4]);
    expect(rows[0]?.product).toMatchObject({
      id: idFromName("竹元村韭菜饺子"),
      unit: "500 克",
      price: "29.90",
      originalPrice: "36.00",
      stock: 1200,
      sellingPoints: ["手工擀皮", "当天包"],
    });
    expect(rows[1]?.product).toMatchObject({ name: "木耳, 特级", price: "45.00", stock: null });
    expect(rows[1]?.product.originalPrice).toBeUndefined();
  });

  test("certificates, link and the platforms' own numbers; a word for nothing is nothing", () => {
    const csv =
      "品名,单位,现价,地理标志编号,有机证书编号,绿色食品编号,其他证书,商品链接,抖音商品编号,淘宝宝贝ID\n" +
      "木耳,袋,45,AGI2019-01-2589,无,—,小作坊 5103001234；自检合格,https://x.cn/a?b=1,３６０７1234,";
    expect(products(csv)[0]).toMatchObject({
      certificates: [
        { kind: "other", number: "5103001234", name: "小作坊" },
        { kind: "other", number: "", name: "自检合格" },
        { kind: "geographical-indication", number: "AGI2019-01-2589" },
      ],
      link: "https://x.cn/a?b=1",
      platformIds: { douyin: "36071234" },
    });
  });

  test("one column for all certificates: kinds are known by their words", () => {
    const csv = "品名,单位,现价,证书\n米,袋,45,绿色食品 LB-03-23041234567A\n茶,盒,120,有机产品";
    expect(products(csv)[0]?.certificates).toEqual([{ kind: "green", number: "LB-03-23041234567A" }]);
    expect(read(csv).faults).toMatchObject([
      { row: 3, field: "证书", code: "products.claim-without-number", params: { claim: "有机产品" } },
    ]);
  });

  test("English headings", () => {
    const csv =
      "Id,Name,Unit,Price,Original price,Organic certificate number,Douyin product id\nFungus,Black fungus,bag,20,25,123OP1234567,9\n";
    expect(products(csv)[0]).toMatchObject({
      id: "fungus",
      originalPrice: "25.00",
      certificates: [{ kind: "organic", number: "123OP1234567" }],
      platformIds: { douyin: "9" },
    });
  });

  test("without a unit column the unit is in the price, or in its heading", () => {
    expect(products("品名,价格\n木耳,￥39.9/斤\n香菇,38元每250克")).toMatchObject([
      { price: "39.90", unit: "斤" },
      { price: "38.00", unit: "250克" },
    ]);
    expect(products("品名,单价（元/斤）\n木耳,39.9")).toMatchObject([{ price: "39.90", unit: "斤" }]);
    expect(faults("品名,价格\n木耳,39.9/斤\n香菇,38")).toEqual([[3, "单位", "products.unit-wrong"]]);
  });

  test("the column's own word counts where a sheet has two for it", () => {
    const sheet = read("品名,规格,单位,现价,备注\n木耳,特级大朵,袋,45,x");
    expect(sheet.products[0]?.product.unit).toBe("袋");
    expect(sheet.ignored).toEqual(["规格", "备注"]);
  });

  test("titles above the column names, sums below, the example row", () => {
    const csv = "竹元村商品,,\n2025 年 10 月,,\n品名,单位,现价\n（示例）木耳,袋,45\n木耳,袋,45\n合计,,45\n";
    expect(read(csv).products.map(({ row, product: { name } }) => [row, name])).toEqual([[5, "木耳"]]);
  });

  test("a known product keeps what the sheet does not state; a word for nothing empties", () => {
    const known = product({
      origin: "青川县",
      pictures: ["media:a.jpg"],
      sellingPoints: ["朵小肉厚"],
      certificates: [{ kind: "organic", number: "123OP1234567" }],
      platformIds: { taobao: "7" },
      link: "https://x.cn",
    });
    const headings = "品名,现价,产地,卖点,图片,有机证书编号,链接,淘宝ID,抖音ID";
    const [kept] = products(`${headings}\n木耳,40,,,,,,,9`, [known]);
    expect(kept).toEqual({ ...known, price: "40.00", platformIds: { taobao: "7", douyin: "9" } });
    const [emptied] = products(`${headings}\n木耳,40,无,—,-,没有,n/a,/,9`, [known]);
    expect(emptied).toMatchObject({
      origin: "",
      sellingPoints: [],
      pictures: [],
      certificates: [],
      link: "",
      platformIds: { douyin: "9" },
    });
  });

  test("an original price or stock that is no longer stated does not stay; a proof stays with its own price", () => {
    const known = product({ originalPrice: "52.00", originalPriceProof: "国庆标价", stock: 8 });
    const take = (csv: string) => products(csv, [known])[0];
    expect(take("品名,现价\n木耳,40")).toMatchObject({ originalPrice: "52.00", stock: 8 });
    expect(take("品名,现价,原价,库存\n木耳,40,52,")).toMatchObject({
      originalPrice: "52.00",
      originalPriceProof: "国庆标价",
      stock: null,
    });
    expect(take("品名,现价,原价\n木耳,40,60")?.originalPriceProof).toBeUndefined();
    const ended = take("品名,现价,原价\n木耳,40,");
    expect([ended?.originalPrice, ended?.originalPriceProof]).toEqual([undefined, undefined]);
  });

  test("every fault names its row and column as the sheet calls it", () => {
    const csv =
      "名称,单位,价格,原价,库存,链接,抖音ID\n饺子,,29.9,,,,\n木耳,盒,四十五,,,,\n香菇,盒,40,39,,,\n花椒,袋,19.8,,很多,,\n" +
      "花椒,袋,19.8,,3,,\n柑橘,箱,0,,,,\n花椒,袋,18,,1,,\n茶,盒,,,,,\n米,袋,5,,,javascript:alert(1),\n面,袋,5,,,,a b\n粉,袋,5,,,,3.60712E+18\n糖,,60,50,x,,";
    expect(faults(csv)).toEqual([
      [2, "单位", "products.unit-wrong"],
      [3, "价格", "products.price-wrong"],
      [4, "原价", "products.price-above-original"],
      [5, "库存", "products.stock-wrong"],
      [7, "价格", "products.price-zero"],
      [8, "名称", "products.row-twice"],
      [9, "价格", "products.price-missing"],
      [10, "链接", "products.link-wrong"],
      [11, "抖音ID", "products.platform-id-wrong"],
      [12, "抖音ID", "products.digits-lost"],
      [13, "单位", "products.unit-wrong"],
      [13, "库存", "products.stock-wrong"],
      [13, "原价", "products.price-above-original"],
    ]);
  });

  test("columns that are missing are named in both languages, wherever the names stand", () => {
    const missing = (csv: string) => {
      try {
        return read(csv);
      } catch (error) {
        return (error as StudioError).params.missing;
      }
    };
    expect(missing("名称,价格\n饺子,3")).toBe("单位 Unit");
    expect(missing("1,2,3\n4,5,6")).toBe("品名 Name、现价 Price、单位 Unit");
    expect(missing("标题\n品名,单位\n饺子,斤")).toBe("现价 Price");
    expect(() => read("名称,单位,价格\n,,\n")).toThrow(
      expect.objectContaining({ code: "products.csv-empty" }),
    );
    expect(() => read("")).toThrow(expect.objectContaining({ code: "products.csv-empty" }));
  });
});

describe("products from a workbook", () => {
  test("the first sheet with column names, merged cells, numbers as prices", async () => {
    const sheet = await readBook(
      { name: "说明", rows: [["怎么填"], ["品名写全"]] },
      {
        name: "商品",
        rows: [
          ["竹元村商品表", null, null, null],
          ["品名", "单位", "现价", "产地"],
          ["干货", null, null, null],
          ["木耳", "袋", 39.9, "青川县"],
          ["香菇", "袋", { xml: (at) => `<c r="${at}"><v>38.000000001</v></c>` }, null],
        ],
        merges: ["A1:D1", "A3:D3", "D4:D5"],
      },
    );
    expect(sheet.faults).toEqual([]);
    expect(sheet.sheet).toBe("商品");
    expect(sheet.products).toMatchObject([
      { row: 4, product: { price: "39.90", origin: "青川县" } },
      { row: 5, product: { price: "38.00", origin: "青川县" } },
    ]);
  });

  test("a number that lost its last figures is refused by column", async () => {
    const digits = { xml: (at: string) => `<c r="${at}"><v>3.6071234567890124E+18</v></c>` };
    const sheet = await readBook({
      rows: [
        ["品名", "单位", "现价", "抖音商品编号"],
        ["木耳", "袋", 45, digits],
      ],
    });
    expect(sheet.faults).toMatchObject([{ row: 2, field: "抖音商品编号", code: "products.digits-lost" }]);
  });

  test("the empty workbook is read as it stands: every column understood, its example left out", async () => {
    for (const language of ["zh-CN", "en"] as const) {
      const tables = await readSheetFile(emptyWorkbook(platforms, language), "a.xlsx");
      const headings = tables[0]?.rows[0]?.map(({ text }) => text) ?? [];
      tables[0]?.rows.push(
        headings.map((heading) => ({
          text: /^(?:品名|Name)$/.test(heading) ? "木耳" : /价$|rice$/.test(heading) ? "4" : "x",
          isShortened: false,
        })),
      );
      const sheet = (() => readProducts(tables, { present: [], platforms, language: "zh-CN" }))();
      expect(sheet.ignored).toEqual([]);
      expect(headings).toHaveLength(15);
      expect(sheet.columns.size).toBe(15);
      expect(new Set(sheet.faults.map(({ row }) => row))).toEqual(new Set([3]));
    }
  });
});

describe("cells", () => {
  test.each([
    ["39.9", "39.90", ""],
    ["３９．９元", "39.90", ""],
    ["￥1,299", "1299.00", ""],
    ["39.900000001", "39.90", ""],
    ["￥39.9/斤", "39.90", "斤"],
    ["20 元 / 500 克", "20.00", "500 克"],
    ["30块一斤", "30.00", "斤"],
    ["RMB 8 per box", "8.00", "box"],
  ])("%s is a price", (text, price, unit) => {
    expect(readPriceCell(text)).toEqual({ price, unit });
  });

  test.each(["39.999", "30-40", "3,9", "面议", "1.2.3", "-5", "", "."])(
    "%s is none and stays as it is",
    (text) => {
      expect(readPriceCell(text)).toEqual({ price: text, unit: "" });
    },
  );

  test("a price survives being written and read again", () => {
    const price = fc.integer({ min: 0, max: 99_999_999 }).map((cents) => (cents / 100).toFixed(2));
    fc.assert(
      fc.property(
        price,
        fc.constantFrom("", "￥", "¥ "),
        fc.constantFrom("", "元", " 元/斤"),
        (text, before, after) => {
          expect(readPriceCell(before + text + after).price).toBe(text);
        },
      ),
    );
  });

  test("stocks, units of headings, lists", () => {
    expect(["1,200", "１２０ 件", "80.0", "充足", "", "3.5", "很多"].map(readStockCell)).toEqual([
      1200,
      120,
      80,
      null,
      null,
      Number.NaN,
      Number.NaN,
    ]);
    expect(["单价（元/斤）", "价格(每 500 克)", "价格（元）"].map(unitInHeading)).toEqual([
      "斤",
      "500 克",
      "",
    ]);
    expect(listOf("手工；当天\n现割 | ")).toEqual(["手工", "当天", "现割"]);
  });

  test("whatever stands in a sheet, it is read or refused in words", () => {
    const heading = fc.constantFrom(
      "品名",
      "单位",
      "现价",
      "原价",
      "库存",
      "证书",
      "链接",
      "抖音ID",
      "备注",
      "",
    );
    const cell = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom("1", "￥2/斤", "有机 123", "", '"', "__proto__"),
    );
    fc.assert(
      fc.property(
        fc.array(heading, { maxLength: 8 }),
        fc.array(fc.array(cell, { maxLength: 8 })),
        (head, rows) => {
          try {
            const csv = [head, ...rows].map((row) => row.join(",")).join("\n");
            for (const { product: one } of read(csv).products)
              expect(productSchema.safeParse(one).success).toBe(true);
          } catch (error) {
            if (!(error instanceof StudioError)) throw error;
            expect(error.code).toMatch(/^products\./);
          }
        },
      ),
    );
  });
});
