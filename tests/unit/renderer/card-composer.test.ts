import { describe, expect, test } from "vitest";
import { plannedOverlaySchema, type Show, showSchema } from "../../../preload/contract";
import {
  cardInput,
  draftOf,
  isForSeveral,
  newDraft,
  numberedFields,
  plannedOf,
  shownCard,
} from "../../../renderer/features/cards/draft";
import { faultOf, faultsByField, reasonOf } from "../../../renderer/features/cards/faults";
import { withCard, withChangedCard, withoutCard } from "../../../renderer/features/cards/keep";
import { latestOnly } from "../../../renderer/features/cards/latest";
import { knownPictures, mostPictures } from "../../../renderer/features/cards/pictures";
import {
  galleryOf,
  groupOf,
  isProductTemplate,
  productTemplate,
  productTemplates,
} from "../../../renderer/features/cards/template-groups";
import { exampleFields } from "../../../renderer/features/cards/template-pictures";
import {
  countCharacters,
  joinMoment,
  momentIn,
  momentText,
  readDuration,
  readMoment,
  stepDuration,
  stepInteger,
} from "../../../renderer/features/cards/typed-values";
import { fieldGroups, shownFields } from "../../../renderer/features/cards/which-fields";
import {
  countdown,
  field,
  lowerThird,
  poll,
  priceDrop,
  product,
  productCard,
  segment,
  stockLeft,
  template,
  text,
} from "./card-samples";

const noon = new Date(2026, 9, 20, 12, 3).getTime();

describe("values as they are typed", () => {
  test.each([
    ["90", 90],
    ["1:30", 90],
    ["１：３０", 90],
    ["1:00:00", 3600],
    ["90:00", 5400],
    [" 5:00 ", 300],
  ])("%s is a length", (typed, seconds) => {
    expect(readDuration(typed)).toBe(seconds);
  });

  test.each(["", "五分钟", "1:75", "1:75:00", "-5", "1:2:3:4", "5:0"])("%s is none", (typed) => {
    expect(readDuration(typed)).toBeNull();
  });

  test("a length steps by half minutes below two, by whole ones above, and stays within its limits", () => {
    const up = (typed: string) => stepDuration(typed, 1, 3600);
    const down = (typed: string) => stepDuration(typed, -1, 3600);
    expect([up("1:30"), up("2:00"), up("1:40"), down("2:00"), down("1:40"), down("5:00")]).toEqual([
      "2:00",
      "3:00",
      "2:00",
      "1:30",
      "1:30",
      "4:00",
    ]);
    expect([down("0:10"), up("59:30"), stepDuration("4:50", 1, 300)]).toEqual(["0:10", "1:00:00", "5:00"]);
    expect(up("不知道")).toBe("0:30");
  });

  test("a time alone is today's; a day alone is no moment yet", () => {
    expect(readMoment("20:30", noon)).toEqual({ day: "2026-10-20", time: "20:30" });
    expect(readMoment("2026-10-21 8:05", noon)).toEqual({ day: "2026-10-21", time: "08:05" });
    expect(readMoment("晚上", noon)).toEqual({ day: "2026-10-20", time: "" });
    expect(joinMoment({ day: "2026-10-21", time: "" })).toBe("");
    expect(joinMoment(readMoment("20:30", noon))).toBe("2026-10-20 20:30");
  });

  test("in ten minutes is on a whole five, never sooner than asked", () => {
    expect(momentIn(10, noon)).toBe("2026-10-20 12:15");
    expect(momentIn(2, noon)).toBe("2026-10-20 12:05");
    expect(momentText(noon)).toBe("2026-10-20 12:03");
  });

  test("a count steps within its limits, and an empty one begins at the least", () => {
    const limits = { min: 0, max: 3 };
    expect([
      stepInteger("2", 1, limits),
      stepInteger("3", 1, limits),
      stepInteger("0", -1, limits),
      stepInteger("", 1, limits),
      stepInteger("７", -1, limits),
    ]).toEqual(["3", "3", "0", "0", "3"]);
    expect(stepInteger("", 1, { min: 1, max: 8 })).toBe("1");
  });

  test("characters are counted as people count them", () => {
    expect(countCharacters(" 竹元村𠮷 ")).toBe(4);
  });
});

describe("templates", () => {
  const standIn = template("board-tall", "full", [text("name")]);
  const board = template("board", "full", [text("name")], { portrait: "board-tall" });
  const quote = template("quote", "side", [text("name"), text("source")]);
  const all = [lowerThird, quote, poll, countdown, board, standIn, priceDrop, productCard, stockLeft];

  test("each is found under what it is for; a portrait stand-in is not offered", () => {
    expect(galleryOf(all).map(({ group, templates }) => [group, templates.map(({ id }) => id)])).toEqual([
      ["words", ["lower-third", "quote"]],
      ["products", ["price-drop", "product-card", "stock-left"]],
      ["audience", ["poll"]],
      ["time", ["countdown"]],
      ["full", ["board"]],
    ]);
    expect(groupOf(quote)).toBe("words");
  });

  test("the price card is the product's own, its other cards follow", () => {
    expect(productTemplate(all)?.id).toBe("product-card");
    expect(productTemplates(all).map(({ id }) => id)).toEqual(["product-card", "price-drop", "stock-left"]);
    expect(productTemplate([lowerThird])).toBeNull();
    const coupon = template("coupon", "card", [text("name"), field("amount", "price")]);
    expect([coupon, lowerThird, stockLeft].map(isProductTemplate)).toEqual([false, false, true]);
  });

  test("a clock's form asks for its end or its length, by the way it runs", () => {
    const shown = (mode: string) => shownFields(countdown, { mode }).map(({ id }) => id);
    expect(shown("length")).toEqual(["name", "mode", "length"]);
    expect(shown("until")).toEqual(["name", "mode", "until"]);
    expect(shown("up")).toEqual(["name", "mode"]);
    expect(shownFields(countdown, { mode: "until" }).at(-1)?.required).toBe(true);
    expect(shownFields(poll, {})).toEqual(poll.fields);
  });

  test("fields of one number stand together, a number that one field has does not", () => {
    const board = [text("title"), text("name1"), field("price1", "price"), text("name2"), text("step3")];
    const groups = fieldGroups(template("board", "full", board).fields);
    expect(groups.map(({ number, fields }) => [number, fields.map(({ id }) => id)])).toEqual([
      [null, ["title"]],
      ["1", ["name1", "price1"]],
      [null, ["name2"]],
      [null, ["step3"]],
    ]);
  });

  test("an example can be drawn today: its moments lie ahead", () => {
    const old = { ...countdown, example: { mode: "until", until: "2020-01-01 00:00" } };
    expect(exampleFields(old, noon)).toEqual({ mode: "until", until: "2026-10-20 12:35" });
  });
});

describe("a card that is being made", () => {
  const honey = product("honey", "蜂蜜", { price: "68.50", stock: 12, pictures: ["media:honey.jpg"] });

  test("begins with what can be known", () => {
    expect(newDraft({ template: countdown, now: noon })).toMatchObject({
      fields: { name: "", mode: "length", length: "5:00", until: "2026-10-20 12:15" },
      slot: "timer",
      seconds: 30,
      product: null,
    });
    expect(newDraft({ template: poll, now: noon }).fields.votes).toBe("0");
    expect(newDraft({ template: stockLeft, now: noon }).fields.stock).toBe("");
  });

  test("is filled from a product, and states only what differs, so that a later price is followed", () => {
    const draft = newDraft({ template: productCard, product: honey, now: noon });
    expect(draft.fields).toEqual({ name: "蜂蜜", price: "68.50", unit: "斤", stock: "12" });
    expect(cardInput(draft, productCard, honey)).toEqual({
      template: "product-card",
      fields: {},
      product: "honey",
    });
    const changed = { ...draft, fields: { ...draft.fields, price: "５８元", stock: "" } };
    expect(cardInput(changed, productCard, honey).fields).toEqual({ price: "58", stock: "" });
  });

  test("states its place, its time and its look only where they are not the usual ones", () => {
    const draft = newDraft({ template: lowerThird, now: noon });
    const named = { ...draft, fields: { name: " 小岚 ", role: "" } };
    expect(plannedOf(named, lowerThird, null)).toEqual({
      template: "lower-third",
      fields: { name: "小岚" },
      auto: false,
    });
    const special = { ...named, slot: "guest" as const, seconds: 8, theme: "farm-fresh" };
    const planned = plannedOf(special, lowerThird, null);
    expect(planned).toMatchObject({ slot: "guest", seconds: 8, theme: "farm-fresh" });
    expect(plannedOverlaySchema.safeParse(planned).success).toBe(true);
    expect(shownCard(planned)).not.toHaveProperty("auto");
    expect(
      plannedOf({ ...newDraft({ template: countdown, now: noon }), seconds: null }, countdown, null),
    ).toMatchObject({ seconds: null });
  });

  test("opens again as it was kept", () => {
    const draft = {
      ...newDraft({ template: productCard, product: honey, now: noon }),
      seconds: 20,
      auto: true,
    };
    const changed = { ...draft, fields: { ...draft.fields, price: "58" } };
    const planned = plannedOf(changed, productCard, honey);
    expect(draftOf(planned, { template: productCard, product: honey })).toEqual(changed);
  });

  test("a clock states the end or the length that its way of running needs, not both", () => {
    const draft = newDraft({ template: countdown, now: noon });
    expect(cardInput(draft, countdown, null).fields).toEqual({ mode: "length", length: "5:00" });
    const until = { ...draft, fields: { ...draft.fields, mode: "until" } };
    expect(cardInput(until, countdown, null).fields).toEqual({ mode: "until", until: "2026-10-20 12:15" });
  });

  test("a board of several is filled by number", () => {
    const board = template("sale-board", "full", [
      text("name1"),
      field("price1", "price"),
      text("name2", { required: false }),
      field("price2", "price", { required: false }),
      text("name3", { required: false }),
    ]);
    expect(isForSeveral(board)).toBe(true);
    const credits = template("credits", "full", [text("role1"), text("name1"), text("name2")]);
    expect([productCard, credits].map(isForSeveral)).toEqual([false, false]);
    expect(numberedFields(board, [honey, product("b", "木耳")])).toEqual({
      name1: "蜂蜜",
      price1: "68.50",
      name2: "木耳",
      price2: "10.00",
    });
  });

  test("offers the chosen picture first, each once, and not too many", () => {
    const products = Array.from({ length: 20 }, (_, at) =>
      product(`p${at}`, "x", { pictures: [`media:${at}.jpg`, "media:unused.jpg"] }),
    );
    const show = { segments: [segment("a", { picture: "media:3.jpg", before: "media:old.jpg" })] } as Show;
    const found = knownPictures({ first: ["", "media:5.jpg"], show, products });
    expect(found.slice(0, 4)).toEqual(["media:5.jpg", "media:3.jpg", "media:old.jpg", "media:0.jpg"]);
    expect(found).toHaveLength(mostPictures);
    expect(new Set(found).size).toBe(mostPictures);
  });
});

describe("what keeps a card from the air", () => {
  const fault = (id: string, code: string) =>
    faultOf({ field: id, code: code as "overlays.field-missing", message: `${id}!`, hint: "改" });
  const missing = fault("fields.name", "overlays.field-missing");
  const tooLong = fault("one", "overlays.text-too-long");

  test("an empty field is not scolded before it was touched", () => {
    expect([...faultsByField([missing, tooLong], new Set()).keys()]).toEqual(["one"]);
    expect([...faultsByField([missing, tooLong], new Set(["name"])).keys()]).toEqual(["name", "one"]);
  });

  test("the reason is what is wrong, else what is still to be filled in", () => {
    expect(reasonOf([missing, tooLong], poll)).toMatchObject({ kind: "wrong", fault: { message: "one!" } });
    const reason = reasonOf([missing], poll);
    expect(reason?.kind === "missing" && reason.fields.map(({ id }) => id)).toEqual(["name"]);
    expect(reasonOf([], poll)).toBeNull();
  });

  test("while one card is drawn only the newest waits", async () => {
    const done: string[] = [];
    let finish: () => void = () => undefined;
    const ask = latestOnly(async (input: string) => {
      done.push(input);
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    for (const input of ["a", "b", "c"]) ask(input);
    finish();
    await new Promise((resolve) => setTimeout(resolve));
    expect(done).toEqual(["a", "c"]);
    finish();
    await new Promise((resolve) => setTimeout(resolve));
    ask("d");
    expect(done).toEqual(["a", "c", "d"]);
  });
});

test("a card is kept in its segment, changed there and taken out, and nothing else moves", () => {
  const card = { template: "poll", fields: { name: "甲" }, auto: false };
  const show: Show = showSchema.parse({
    version: 1,
    id: "demo",
    title: "示范",
    orientation: "landscape",
    presets: ["village-story"],
    segments: [segment("a", { overlays: [card] }), segment("b")],
  });
  const kept = withCard(show, "b", { ...card, auto: true });
  expect(kept.segments[1]?.overlays).toEqual([{ ...card, auto: true }]);
  expect(kept.segments[0]).toBe(show.segments[0]);
  const place = { segment: "a", index: 0 };
  const other = { ...card, fields: { name: "乙" } };
  expect(withChangedCard(show, place, other).segments[0]?.overlays).toEqual([other]);
  expect(withoutCard(show, place).segments[0]?.overlays).toEqual([]);
  expect(show.segments[0]?.overlays).toEqual([card]);
});
