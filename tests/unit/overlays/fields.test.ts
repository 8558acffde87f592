import { describe, expect, test } from "vitest";
import { boxText, percentOf } from "../../../main/overlays/box-text";
import { readFields } from "../../../main/overlays/fields";
import { clockOf } from "../../../main/overlays/make-drawing";
import {
  momentOf,
  parseDuration,
  parseMoment,
  writeDuration,
  writeMoment,
} from "../../../main/overlays/moments";
import { clockSeconds, clockText, type TextBox } from "../../../preload/contract";
import { bundledTemplate, exampleNow } from "../../helpers/overlays";

describe("lengths and moments", () => {
  test.each([
    ["90", 90, "1:30"],
    ["1:30", 90, "1:30"],
    ["1：05", 65, "1:05"],
    ["1:00:00", 3600, "1:00:00"],
    ["75:00", 4500, "1:15:00"],
  ])("%s is %i seconds", (text, seconds, kept) => {
    expect(parseDuration(text)).toBe(seconds);
    expect(writeDuration(seconds)).toBe(kept);
  });
  test.each(["", "一分钟", "1:60", "1:2:3:4", "-5", "1.5"])("“%s” is no length", (text) => {
    expect(parseDuration(text)).toBeNull();
  });
  test.each([
    ["20:30", "2026-10-01 20:30"],
    ["8：05", "2026-10-01 08:05"],
    ["10-20 20:30", "2026-10-20 20:30"],
    ["2027/1/2 7:00", "2027-01-02 07:00"],
    ["2026-10-20T20:30", "2026-10-20 20:30"],
  ])("%s is %s", (text, kept) => {
    const moment = parseMoment(text, exampleNow);
    expect(moment && writeMoment(moment)).toBe(kept);
    expect(momentOf(kept)).toBe(moment?.getTime());
  });
  test.each(["", "晚上八点", "24:00", "20:60", "2026-02-30 10:00"])("“%s” is no moment", (text) => {
    expect(parseMoment(text, exampleNow)).toBeNull();
  });
});

describe("all faults of a card at once", () => {
  const faultsOf = async (id: string, typed: Record<string, string>) => {
    const { template } = await bundledTemplate(id);
    const { faults } = readFields(template, typed, exampleNow);
    return Object.fromEntries(faults.map(({ field = "", code }) => [field.replace("fields.", ""), code]));
  };
  test("of a product card", async () => {
    expect(
      await faultsOf("product-card", {
        name: "",
        price: "贵",
        stock: "-3",
        unit: "个".repeat(13),
        colour: "红",
      }),
    ).toEqual({
      colour: "overlays.field-unknown",
      name: "overlays.field-missing",
      price: "overlays.not-a-price",
      unit: "overlays.text-over-limit",
      stock: "overlays.below-zero",
    });
    expect(await faultsOf("product-card", { name: "饺子", price: "40", originalPrice: "36" })).toEqual({
      originalPrice: "overlays.price-above-original",
      unit: "overlays.price-without-unit",
    });
  });
  test("of a board: each product's unit by its own name", async () => {
    const typed = {
      title: "好货",
      name1: "饺子",
      price1: "30",
      unit1: "斤",
      name2: "木耳",
      price2: "45",
      price3: "9",
    };
    expect(await faultsOf("sale-board", typed)).toEqual({
      unit2: "overlays.price-without-unit",
      unit3: "overlays.price-without-unit",
    });
  });
  test("of a coupon: over already, or ending before it starts", async () => {
    const coupon = { name: "券", amount: "5" };
    expect(await faultsOf("coupon", { ...coupon, until: "11:59" })).toEqual({
      until: "overlays.end-in-past",
    });
    expect(await faultsOf("coupon", { ...coupon, from: "20:00", until: "19:00" })).toEqual({
      until: "overlays.end-before-start",
    });
    expect(await faultsOf("coupon", { ...coupon, from: "20:00", until: "21:00" })).toEqual({});
    expect(await faultsOf("coupon", { ...coupon, until: "明天" })).toEqual({
      until: "overlays.not-a-moment",
    });
  });
  test("of a countdown: what its mode needs", async () => {
    const label = "开播";
    expect(await faultsOf("countdown", { label, mode: "sideways" })).toEqual({
      mode: "overlays.unknown-choice",
    });
    expect(await faultsOf("countdown", { label, mode: "until" })).toEqual({
      until: "overlays.field-missing",
    });
    expect(await faultsOf("countdown", { label, mode: "length" })).toEqual({
      length: "overlays.field-missing",
    });
    expect(await faultsOf("countdown", { label, mode: "length", length: "61:00" })).toEqual({
      length: "overlays.not-a-duration",
    });
    expect(await faultsOf("countdown", { label, mode: "until", until: "11:00" })).toEqual({
      until: "overlays.end-in-past",
    });
    expect(await faultsOf("countdown", { label, mode: "until", until: "13:01" })).toEqual({
      until: "overlays.end-too-far",
    });
    // A moment that is not used may be over.
    expect(await faultsOf("countdown", { label, mode: "up", until: "11:00" })).toEqual({});
  });
  test("a mark with neither picture nor name shows nothing", async () => {
    expect(await faultsOf("logo-bug", {})).toEqual({ picture: "overlays.field-missing" });
    expect(await faultsOf("logo-bug", { name: "竹元村" })).toEqual({});
  });
});

describe("a card's clock", () => {
  const clock = async (typed: Record<string, string>) => {
    const loaded = await bundledTemplate("countdown");
    return clockOf(
      loaded,
      readFields(loaded.template, { label: "x", ...typed }, exampleNow).fields,
      exampleNow,
    );
  };
  test("until a moment its clip is what is left, rounded up to five minutes", async () => {
    const until = new Date(2026, 9, 1, 12, 22).getTime();
    expect(await clock({ mode: "until", until: "12:22" })).toEqual({ mode: "down", seconds: 1500, until });
  });
  test("for a length, and up", async () => {
    expect(await clock({ mode: "length", length: "90" })).toEqual({ mode: "down", seconds: 90, until: null });
    expect(await clock({ mode: "up" })).toEqual({ mode: "up", seconds: 3600, until: null });
  });
  test("the time it shows", () => {
    const text = { x: 0, y: 0, w: 1, size: 1, colour: "#000000", align: "left", bold: true } as const;
    const down = { mode: "down", at: 90_000, lengthMilliseconds: 90_000, text } as const;
    expect([0, 1, 999, 1000, 89_500, 90_000, 99_000].map((now) => clockSeconds(down, now))).toEqual([
      90, 90, 90, 89, 1, 0, 0,
    ]);
    expect(clockSeconds({ ...down, mode: "up", at: 0 }, 61_500)).toBe(61);
    expect([0, 65, 3600].map(clockText)).toEqual(["00:00", "01:05", "60:00"]);
  });
});

describe("what a box writes", () => {
  const write = async (id: string, box: string, fields: Record<string, string>) => {
    const { template } = await bundledTemplate(id);
    const found = template.textBoxes.find((one) => (one.id ?? one.field) === box);
    return boxText(found as TextBox, template, fields);
  };
  test("what a price drops by, to the cent", async () => {
    expect(await write("price-drop", "saving", { price: "29.90", originalPrice: "36.00" })).toBe("省 ¥6.10");
    expect(await write("price-drop", "saving", { price: "0.10", originalPrice: "0.30" })).toBe("省 ¥0.20");
    expect(await write("price-drop", "saving", { price: "30", originalPrice: "40" })).toBe("省 ¥10");
    expect(await write("price-drop", "saving", { price: "30", originalPrice: "" })).toBe("");
  });
  test("moments as they are read", async () => {
    expect(await write("coupon", "until", { until: "2026-10-05 09:30" })).toBe("10月5日 09:30 止");
  });
  test("percentages add up to 100", () => {
    const whole = ["a", "b", "c"];
    const all = (fields: Record<string, string>) => whole.map((id) => percentOf(fields, id, whole));
    expect(all({ a: "1", b: "1", c: "1" })).toEqual([34, 33, 33]);
    expect(all({ a: "0", b: "0", c: "0" })).toEqual([0, 0, 0]);
    for (let a = 0; a < 40; a++) {
      const sum = all({ a: String(a), b: "7", c: "13" }).reduce((total, one) => total + one, 0);
      expect(sum).toBe(100);
    }
  });
});
