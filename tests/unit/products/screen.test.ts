import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  certificateFromText,
  certificateText,
  claimsIn,
  type Product,
  productFields,
  productSchema,
} from "../../../preload/contract";
import {
  firstCrop,
  frameOf,
  isUsable,
  turned,
  turnedSize,
} from "../../../renderer/features/products/crop-frame";
import {
  begunProduct,
  forgetDraft,
  keepDraft,
  unsavedDraft,
} from "../../../renderer/features/products/drafts";
import { faultsByField } from "../../../renderer/features/products/field-words";
import { moved, replaced } from "../../../renderer/features/products/picture-order";
import {
  draftOf,
  emptyCertificate,
  emptyDraft,
  productErrors,
  productOf,
} from "../../../renderer/features/products/product-form";
import { listed, shownProducts, useListView } from "../../../renderer/features/products/product-list";
import { problemsOf } from "../../../renderer/features/products/product-problems";

const product = (part: Partial<Product> = {}): Product => ({
  ...productSchema.parse({
    id: "fungus",
    name: "木耳",
    unit: "袋",
    price: "45.00",
    pictures: ["media:a.jpg"],
  }),
  ...part,
});

describe("claims and certificates", () => {
  test("protected words are known, and words of the field are not taken for them", () => {
    expect(claimsIn("青川黑木耳，国家地理标志")).toEqual(["geographical-indication"]);
    expect(claimsIn("有机种植 · 绿色食品")).toEqual(["organic", "green"]);
    expect(claimsIn("An ORGANIC tea")).toEqual(["organic"]);
    for (const text of [
      "施有机肥",
      "富含有机质",
      "有机会再来",
      "绿色包装",
      "organic fertilizer",
      "inorganic",
    ])
      expect(claimsIn(text), text).toEqual([]);
  });

  test("a line of text becomes a certificate", () => {
    expect(certificateFromText("绿色食品 ＬＢ-03-23041234567Ａ")).toEqual({
      kind: "green",
      number: "LB-03-23041234567A",
    });
    expect(certificateFromText("国家地理标志保护产品，公告第 387 号")).toEqual({
      kind: "geographical-indication",
      number: "公告第 387 号",
      name: "国家地理标志保护产品",
    });
    expect(certificateFromText("食品小作坊登记证")).toEqual({
      kind: "other",
      number: "",
      name: "食品小作坊登记证",
    });
  });

  test("whatever the text is, its certificate can be stored", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: "grapheme" }), (text) => {
        expect(productSchema.safeParse(product({ certificates: [certificateFromText(text)] })).success).toBe(
          true,
        );
      }),
    );
  });

  test("a card shows the first certificate that may be shown", () => {
    const template = { fields: [{ id: "certificate", type: "text" }] } as unknown as Parameters<
      typeof productFields
    >[1];
    const certificates = [
      { kind: "organic", number: "" },
      { kind: "green", number: "LB-03-23" },
    ] as const;
    expect(productFields(product({ certificates: [...certificates] }), template)).toEqual({
      certificate: "绿色食品 LB-03-23",
    });
    expect(certificateText({ kind: "organic", number: "1" }, "en")).toBe("organic 1");
  });
});

describe("what is to be corrected", () => {
  const codes = (part: Partial<Product>) => problemsOf(product(part)).map(({ code }) => code);

  test("each problem of a product is named; a product without any has none", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ unit: " " })).toEqual(["noUnit"]);
    expect(codes({ price: "0.00" })).toEqual(["priceZero"]);
    expect(codes({ originalPrice: "45", originalPriceProof: "标价" })).toEqual(["priceAboveOriginal"]);
    expect(codes({ originalPrice: "52" })).toEqual(["noProof"]);
    expect(codes({ stock: 0 })).toEqual(["soldOut"]);
    expect(codes({ pictures: [] })).toEqual(["noPicture"]);
  });

  test("a claim without a number is one, whether a certificate or the words make it, and is said once", () => {
    const bare = { kind: "organic" as const, number: "" };
    const proven = { kind: "organic" as const, number: "123OP1234567" };
    const claim = [{ code: "claim", claim: "organic" }];
    expect(problemsOf(product({ certificates: [bare] }))).toEqual(claim);
    expect(problemsOf(product({ name: "有机木耳", certificates: [bare] }))).toEqual(claim);
    expect(problemsOf(product({ sellingPoints: ["有机种植"] }))).toEqual(claim);
    expect(problemsOf(product({ name: "有机木耳", certificates: [proven] }))).toEqual([]);
  });
});

describe("the list", () => {
  const all = listed([
    product({ id: "a", name: "香菇", price: "38.00", stock: 60, platformIds: { douyin: "3607" } }),
    product({ id: "b", name: "木耳", price: "9.90", stock: null, pictures: [] }),
    product({ id: "c", name: "花椒", price: "100", stock: 5, origin: "四川省ＡＢ村" }),
  ]);
  const view = { wanted: "", sort: "added", descending: false, onlyProblems: false } as const;
  const ids = (part: Partial<Parameters<typeof shownProducts>[1]>) =>
    shownProducts(all, { ...view, ...part }, "zh-CN").map(({ product: { id } }) => id);

  test("is searched by name, origin and platform number, full-width or not", () => {
    expect(ids({ wanted: " 菇" })).toEqual(["a"]);
    expect(ids({ wanted: "ab村" })).toEqual(["c"]);
    expect(ids({ wanted: "３６０７" })).toEqual(["a"]);
    expect(ids({ wanted: "没有" })).toEqual([]);
  });

  test("is sorted by numbers as numbers and Chinese by its sounds; no stock stands last", () => {
    expect(ids({})).toEqual(["a", "b", "c"]);
    expect(ids({ sort: "price" })).toEqual(["b", "a", "c"]);
    expect(ids({ sort: "price", descending: true })).toEqual(["c", "a", "b"]);
    expect(ids({ sort: "stock" })).toEqual(["c", "a", "b"]);
    expect(ids({ sort: "name" })).toEqual(["c", "b", "a"]);
    expect(ids({ sort: "problems" })).toEqual(["b", "a", "c"]);
    expect(ids({ onlyProblems: true })).toEqual(["b"]);
    expect(all.map(({ product: { id } }) => id)).toEqual(["a", "b", "c"]);
  });

  test("a column pressed twice turns its order round, another one starts anew", () => {
    const { sortBy } = useListView.getState();
    const order = () => [useListView.getState().sort, useListView.getState().descending];
    sortBy("price");
    expect(order()).toEqual(["price", false]);
    sortBy("price");
    expect(order()).toEqual(["price", true]);
    sortBy("stock");
    expect(order()).toEqual(["stock", false]);
    sortBy("added");
  });
});

describe("the form", () => {
  const draft = { ...emptyDraft("p1"), name: "香菇", unit: "250 克", price: "38" };

  test("certificates, link and platform numbers say what is wrong with them by their own field", () => {
    const certificates = [
      { ...emptyCertificate("organic"), number: "１２３ＯＰ" },
      { ...emptyCertificate("green"), number: "有" },
      emptyCertificate("other"),
    ];
    expect(
      productErrors({ ...draft, certificates, link: "x.cn", platformIds: { douyin: "3 6", taobao: " 7 " } }),
    ).toEqual({
      "certificates.1.number": "claim",
      "certificates.2.number": "certificateEmpty",
      link: "link",
      "platformIds.douyin": "platformId",
    });
  });

  test("a stored product is the same after it was opened and saved", () => {
    const stored = product({
      originalPrice: "52.00",
      originalPriceProof: "标价",
      origin: "青川县",
      certificates: [
        { kind: "organic", number: "123OP1234567", name: "有机转换" },
        { kind: "other", number: "51" },
      ],
      stock: 8,
      sellingPoints: ["朵小", "肉厚"],
      link: "https://x.cn/a",
      platformIds: { douyin: "3607" },
    });
    expect(productErrors(draftOf(stored))).toEqual({});
    expect(productOf(draftOf(stored))).toEqual(stored);
    expect(productSchema.safeParse(productOf(draft)).success).toBe(true);
  });

  test("what was typed is kept until it is saved; a new product that was begun is found again", () => {
    keepDraft({ ...draft, name: "半" });
    expect(unsavedDraft("p1")?.name).toBe("半");
    expect(begunProduct([{ id: "other" }])?.id).toBe("p1");
    expect(begunProduct([{ id: "p1" }])).toBeUndefined();
    forgetDraft("p1");
    expect(unsavedDraft("p1")).toBeUndefined();
  });

  test("what the card refuses stands at the form's field, the first of each", () => {
    const fault = (field: string, message: string) => ({ field, message, hint: "改短。" });
    const faults = [fault("sellingPoint", "太长"), fault("sellingPoint", "缺字"), fault("", "画不出")];
    expect([...faultsByField(faults)]).toEqual([
      ["sellingPoints", "太长。改短。"],
      ["", "画不出。改短。"],
    ]);
  });
});

describe("pictures", () => {
  test("move by one place and stay within the row; a picture is never there twice", () => {
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
    expect(moved(["a"], 0, -1)).toEqual(["a"]);
    expect(replaced(["a", "b"], 0, "c")).toEqual(["c", "b"]);
    expect(replaced(["a", "b"], 0, "b")).toEqual(["b"]);
  });

  test("a crop starts as the largest square in the middle, of the picture as it is turned", () => {
    expect(firstCrop("square", turnedSize({ width: 200, height: 100 }, 90))).toMatchObject({
      x: 0,
      y: 25,
      width: 100,
      height: 50,
    });
    expect(firstCrop("whole", { width: 200, height: 100 })).toMatchObject({ x: 0, y: 0, width: 100 });
    expect([turned(0, -90), turned(270, 90), turned(90, 90)]).toEqual([270, 0, 180]);
  });

  test("a frame lies within the picture, whatever was dragged", () => {
    const number = fc.double({ min: -20, max: 130, noNaN: true });
    fc.assert(
      fc.property(number, number, number, number, (x, y, width, height) => {
        const frame = frameOf({ unit: "%", x, y, width, height });
        expect(frame.x + frame.w).toBeLessThanOrEqual(1);
        expect(frame.y + frame.h).toBeLessThanOrEqual(1);
        expect(Math.min(frame.x, frame.y, frame.w, frame.h)).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(isUsable({ unit: "%", x: 0, y: 0, width: 0, height: 50 })).toBe(false);
  });
});
