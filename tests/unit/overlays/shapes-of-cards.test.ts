import { describe, expect, test } from "vitest";
import { layOutCard, layoutFaults } from "../../../main/overlays/layout";
import { bundledTemplate, settingFor } from "../../helpers/overlays";

const layOut = async (id: string, typed: Record<string, string>) => {
  const loaded = await bundledTemplate(id);
  return layOutCard(await settingFor(loaded, { ...loaded.template.example, ...typed }));
};

describe("a ticker's strip", () => {
  test.each(["九点见", "今天介绍韭菜饺子、青川黑木耳和香菇，下单后当天打包", "长".repeat(160)])(
    "%s: as wide as its place or more, and its end joins its beginning",
    async (text) => {
      const { size, texts, panels } = await layOut("ticker", { text });
      expect(size.width).toBeGreaterThanOrEqual(1920);
      expect(size.width % 2).toBe(0);
      const panel = panels.get("panel");
      expect(panel?.x).toBeLessThan(0);
      expect((panel?.x ?? 0) + (panel?.w ?? 0)).toBeGreaterThan(size.width);
      const starts = texts.get("text")?.lines.map(({ x }) => x) ?? [];
      const period = size.width / starts.length;
      for (const [index, x] of starts.entries()) expect(x).toBeCloseTo((starts[0] ?? 0) + index * period, 6);
      const width = texts.get("text")?.lines[0]?.width ?? 0;
      expect(period).toBeGreaterThanOrEqual(width + 100);
      // The last text ends before the strip does, less than where the first began.
      expect((starts.at(-1) ?? 0) + width).toBeLessThan(size.width + (starts[0] ?? 0));
    },
  );
});

describe("a poll's bars", () => {
  const widths = async (countA: string, countB: string) => {
    const { panels } = await layOut("poll", { countA, countB });
    return ["barA", "barB"].map((id) => panels.get(id)?.w ?? 0);
  };
  test("share the width as the votes do; without votes there are none", async () => {
    expect(await widths("75", "25")).toEqual([462, 154]);
    expect(await widths("1", "0")).toEqual([616, 0]);
    expect(await widths("0", "0")).toEqual([0, 0]);
  });
});

describe("a step list", () => {
  test("steps close up, and the mark of the current one stands around it, however many lines it has", async () => {
    const long = "鸡蛋炒散，放凉以后再剁碎，不然会把韭菜烫熟";
    const { texts, panels } = await layOut("step-list", { step2: long, step3: "" });
    const second = texts.get("step2");
    const row = panels.get("row2");
    expect(second?.lines.length).toBe(2);
    expect(row?.y).toBeLessThan(second?.y ?? 0);
    expect((row?.y ?? 0) + (row?.h ?? 0)).toBeGreaterThan((second?.y ?? 0) + (second?.h ?? 0));
    expect(panels.has("row3")).toBe(false);
    expect(texts.get("step4")?.y).toBeGreaterThan((second?.y ?? 0) + (second?.h ?? 0));
  });
});

describe("a row of several texts", () => {
  test("stands in the middle as one", async () => {
    const { texts } = await layOut("coupon", { amount: "25.50" });
    const [first, last] = [texts.get("yuan"), texts.get("cents")];
    const middle = ((first?.x ?? 0) + (last?.x ?? 0) + (last?.w ?? 0)) / 2;
    expect(middle).toBeCloseTo(40 + 240 / 2, 3);
  });
});

test("every text that does not fit is named, not the first alone", async () => {
  const loaded = await bundledTemplate("qr-code");
  const typed = { ...loaded.template.example, label: "🥟", hint: "W".repeat(18) };
  const faults = layoutFaults(await settingFor(loaded, typed));
  expect(faults.map(({ field, code }) => [field, code])).toEqual([
    ["fields.label", "overlays.emoji"],
    ["fields.hint", "overlays.text-too-long"],
  ]);
});

test("sizes of type come from the theme", async () => {
  const loaded = await bundledTemplate("chapter-title");
  const typed = { kicker: "", title: "开饭" };
  const size = async (theme: string) =>
    layOutCard(await settingFor(loaded, typed, theme)).texts.get("title")?.size;
  expect(await size("red-heritage")).toBe(84);
  expect(await size("farm-fresh")).toBe(80);
});
