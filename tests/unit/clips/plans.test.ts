import { expect, test } from "vitest";
import { clipPlans } from "../../../main/clips";
import { readTimeline, type TimelineLine } from "../../../preload/contract";

const segment = (id: string, title: string, products: string[]) => ({
  ...{ id, title, plannedSeconds: 60, scene: "a/b", script: null, cards: [] },
  products: products.map((product) => ({ id: product, name: `${product}的名字` })),
});
const rundown = [
  segment("opening", "开场", []),
  segment("dumplings", "饺子", ["dumplings"]),
  segment("two", "茶和蜜", ["tea", "honey"]),
];
const lines: object[] = [
  {
    ...{ kind: "start", t: 0, version: 1, at: 1_700_000_000_000, resumed: false, rehearsal: true },
    ...{ engine: "stage", language: "zh-CN", show: { id: "s", title: "节目", rundown } },
  },
];
const goTo = (t: number, index: number) => ({
  kind: "segment",
  t: t * 1000,
  index,
  ...(index < 0
    ? { id: null, title: "", plannedSeconds: 0 }
    : { id: rundown[index]?.id, title: rundown[index]?.title, plannedSeconds: 60 }),
});
const card = (t: number, number: number, phase: string, product: string | null, title = "") => ({
  ...{ kind: "card", t: t * 1000, phase, card: number, slot: "card", template: "product-card" },
  ...{ title, product, planned: true },
});
/** Through the file's own form, so that a line the schema refuses is missed here. */
const plansOf = (more: object[], seconds = 300) => {
  const source = [...lines, ...more].map((line) => JSON.stringify(line)).join("\n");
  const read: TimelineLine[] = readTimeline(source);
  expect(read).toHaveLength(lines.length + more.length);
  return clipPlans(read, seconds, "zh-CN");
};
const brief = (plans: ReturnType<typeof plansOf>) =>
  plans.map(({ id, title, from, to }) => `${id} ${title} ${from}-${to}`);

test("a segment of one product is that product's; in one of two, each is presented until the next", () => {
  const plans = plansOf([
    goTo(0, 0),
    goTo(30, 1),
    card(40, 1, "on-air", "dumplings", "手工韭菜饺子"),
    card(52, 1, "off", "dumplings", "手工韭菜饺子"),
    goTo(100, 2),
    card(108, 2, "on-air", "tea", "高山茶"),
    card(118, 2, "off", "tea", "高山茶"),
    card(160, 3, "on-air", "honey", "土蜂蜜"),
    card(172, 3, "off", "honey", "土蜂蜜"),
  ]);
  expect(brief(plans)).toEqual([
    "product-1 手工韭菜饺子 30-100",
    "product-2 高山茶 103-155",
    "product-3 土蜂蜜 155-300",
    "chapter-1 开场 0-30",
    "chapter-2 饺子 30-100",
    "chapter-3 茶和蜜 100-300",
  ]);
  expect(plans.map(({ product }) => product)).toEqual(["dumplings", "tea", "honey", null, null, null]);
});

test("without a show the cards alone tell, with some lead; what comes back soon is one, what comes late another", () => {
  const plans = plansOf([
    card(3, 1, "on-air", "tea", "茶"),
    card(20, 1, "off", "tea", "茶"),
    card(35, 2, "on-air", "tea", "茶"),
    card(45, 2, "off", "tea", "茶"),
    card(60, 3, "failed", "honey", "蜜"),
    card(70, 4, "on-air", null, "村名"),
    card(200, 5, "on-air", "tea", "茶"),
  ]);
  expect(brief(plans)).toEqual(["product-1 茶 0-50", "product-2 茶 195-300"]);
});

test("a product whose card never came has its segment all the same, by its name", () => {
  const plans = plansOf([goTo(10, 1), goTo(80, -1)]);
  expect(brief(plans)).toEqual(["product-1 dumplings的名字 10-80", "chapter-1 饺子 10-80"]);
});

test("segments skipped over make no clip, and one said twice stays one chapter", () => {
  const plans = plansOf([goTo(0, 0), goTo(20, 1), goTo(21, 2), goTo(60, 2), goTo(90, 0)], 120);
  expect(brief(plans)).toEqual(["chapter-1 开场 0-20", "chapter-2 茶和蜜 21-90", "chapter-3 开场 90-120"]);
});

test("half a minute around each marker, inside the recording, by its words or its number", () => {
  const plans = plansOf([
    { kind: "marker", t: 5_000, text: "笑场" },
    { kind: "marker", t: 295_500, text: " " },
  ]);
  expect(brief(plans)).toEqual(["marker-1 笑场 0-20", "marker-2 标记 2 280.5-300"]);
});

test("nothing where there is no time line", () => {
  expect(clipPlans([], 600, "en")).toEqual([]);
});
