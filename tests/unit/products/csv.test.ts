import { describe, expect, test } from "vitest";
import { idFromName, readCsv } from "../../../main/products/csv";

describe("products from a sheet", () => {
  test("Chinese headings, prices as people type them, lists, a byte order mark, a quoted comma", () => {
    const csv = `\ufeff商品名称,规格,直播价（元）,原价,库存,卖点,产地\r\n竹元村韭菜饺子,500 克,¥29.9,36元,"1,200",手工擀皮；当天包,竹元村\r\n\r\n"木耳, 特级",盒,45,,,,青川县\r\n`;
    const { products, faults } = readCsv(csv);
    expect(faults).toEqual([]);
    expect(products).toEqual([
      expect.objectContaining({
        id: idFromName("竹元村韭菜饺子"),
        unit: "500 克",
        price: "29.9",
        originalPrice: "36",
        stock: 1200,
        sellingPoints: ["手工擀皮", "当天包"],
      }),
      expect.objectContaining({ name: "木耳, 特级", price: "45", stock: null, sellingPoints: [] }),
    ]);
    expect(products[1]).not.toHaveProperty("originalPrice");
  });

  test("English headings, tabs or semicolons", () => {
    for (const mark of ["\t", ";"]) {
      const csv =
        ["id", "Name", "Unit", "Price", "Original price"].join(mark) +
        "\n" +
        ["Dumplings", "饺子", "斤", "20", "25"].join(mark);
      expect(readCsv(csv).products[0]).toMatchObject({ id: "dumplings", name: "饺子", originalPrice: "25" });
    }
  });

  test("every fault names its row and column as the sheet calls it", () => {
    const csv =
      "名称,单位,价格,原价,库存\n饺子,,29.9,,\n木耳,盒,四十五,,\n香菇,盒,40,39,\n花椒,袋,19.8,,很多\n花椒,袋,19.8,,3\n柑橘,箱,0,,\n花椒,袋,18,,1";
    expect(readCsv(csv).faults.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, "单位", "products.unit-wrong"],
      [3, "价格", "products.price-wrong"],
      [4, "原价", "products.price-above-original"],
      [5, "库存", "products.stock-wrong"],
      [7, "价格", "products.price-zero"],
      [8, "名称", "products.row-twice"],
    ]);
  });

  test("a sheet without the needed columns, an empty one and a broken one are refused", () => {
    expect(() => readCsv("名称,价格\n饺子,3")).toThrow(
      expect.objectContaining({ code: "products.csv-columns", params: { missing: "单位 unit" } }),
    );
    expect(() => readCsv("名称,单位,价格\n,,\n")).toThrow(
      expect.objectContaining({ code: "products.csv-empty" }),
    );
    expect(() => readCsv('名称,单位,价格\n"饺子,斤,3')).toThrow(
      expect.objectContaining({ code: "products.csv-broken" }),
    );
  });
});
