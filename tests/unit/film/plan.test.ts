import fc from "fast-check";
import { expect, test } from "vitest";
import { type FilmLibrary, planFilm } from "../../../main/film";
import { filmMusic } from "../../../main/film/music";
import { captionText, partLines } from "../../../main/prompter/captions";
import { parseScript } from "../../../main/scripts";
import { broughtBy } from "../../../main/show/segment";
import {
  type OverlayTemplate,
  type Preset,
  type Product,
  presetSchema,
  type Show,
  showSchema,
} from "../../../preload/contract";

const whole = {
  landscape: { frame: { x: 0, y: 0, w: 1, h: 1 } },
  portrait: { frame: { x: 0, y: 0, w: 1, h: 1 } },
};
const name = { "zh-CN": "名" };
const slot = (id: string) => ({ id, name, kind: "overlay-slot", layout: whole, settings: { slot: id } });
const music = { id: "music", name, kind: "music", layout: whole, settings: { file: "bundled:music/a.ogg" } };
const presets: Preset[] = [
  presetSchema.parse({
    ...{ version: 1, id: "village", name, purpose: name, transition: { kind: "cut", milliseconds: 0 } },
    safeZone: { landscape: 0.05, portrait: 0.05 },
    scenes: [
      { id: "host", name, purpose: name, layers: [slot("card"), slot("lower-third"), slot("full")] },
      { id: "slate", name, purpose: name, layers: [music] },
    ],
  }),
];
const template = (id: string, where: string, autoOutSeconds: number | null) =>
  ({ id, slot: where, alsoIn: [], autoOutSeconds, name }) as unknown as OverlayTemplate;
const templates = [
  template("product-card", "card", null),
  template("lower-third", "lower-third", 10),
  template("credits", "full", null),
];
const products = ["tea", "rice", "dumplings"].map((id) => ({
  id,
  name: id,
  pictures: [`media:${id}.png`],
})) as Product[];

function libraryOf(scripts: Record<string, string>): FilmLibrary {
  return {
    ...{ presets, templates, products },
    script: (id) => (scripts[id] === undefined ? null : parseScript(id, scripts[id]).text),
    pace: () => 240,
    captions(text, lang) {
      const captioned = captionText(text, lang);
      return captioned.captions.map((caption) => ({
        ...caption,
        lines: partLines(captioned, caption, caption.from, caption.to),
      }));
    },
    broughtBy: (segment, cue) => broughtBy(segment)(cue),
  };
}

const script = (body: string) => `---\ntitle: 讲稿\nkind: village\n---\n\n${body}\n`;
const showOf = (segments: object[]): Show =>
  showSchema.parse({
    ...{ version: 1, id: "show", title: "节目", orientation: "landscape", presets: ["village"] },
    segments: segments.map((one, index) => ({
      ...{ id: `s${index}`, title: `环节 ${index}`, scene: "village/host", plannedSeconds: 60 },
      ...one,
    })),
  });
const plan = (segments: object[], scripts: Record<string, string> = {}) =>
  planFilm(showOf(segments), "landscape", libraryOf(scripts));
/** What is on the picture at some second. */
const at = ({ boards }: ReturnType<typeof plan>, second: number) =>
  boards.find(({ start, end }) => second >= start && second < end)?.look;
const cards = (one: ReturnType<typeof plan>, second: number) =>
  at(one, second)?.cards.map((card) => card.product ?? card.template);

test("a script that is longer than planned makes its segment longer, and is said to", () => {
  // 240 characters a minute: 400 take 100 s, and the pause 3 s.
  const long = script(`${"讲".repeat(200)}\n\n::pause{seconds=3}\n\n${"话".repeat(200)}`);
  const made = plan([{ script: "long" }, { plannedSeconds: 30 }], { long });
  expect(made.segments).toMatchObject([
    { start: 0, seconds: 103, plannedSeconds: 60, readingSeconds: 103, readUntil: 103 },
    { start: 103, seconds: 30, plannedSeconds: 30, readingSeconds: null },
  ]);
  expect(made).toMatchObject({ seconds: 133, plannedSeconds: 90 });
  // The pause holds between the two halves: nothing is read from 50 s to 53 s.
  expect(made.captions.some(({ start, end }) => start < 53 - 1e-6 && end > 50 + 1e-6)).toBe(false);
  expect(made.captions.at(-1)?.end).toBeCloseTo(103, 6);
});

test("cues change the picture at their place in the text; what the segment brings itself is no cue", () => {
  const text = script(
    `::scene{id=village/host}\n::product{id=tea}\n\n${"甲".repeat(40)}\n\n::product{id=rice}\n\n${"乙".repeat(40)}\n\n::scene{id=village/slate}\n\n${"丙".repeat(40)}`,
  );
  const segment = { script: "text", overlays: [{ template: "product-card", product: "tea", auto: true }] };
  const made = plan([segment], { text });
  expect(made.segments[0]?.cues.map((cue) => cue.at)).toEqual([10, 20]);
  expect([cards(made, 9.9), cards(made, 10), cards(made, 59)]).toEqual([["tea"], ["rice"], ["rice"]]);
  expect([at(made, 19)?.scene, at(made, 20)?.scene]).toEqual(["village/host", "village/slate"]);
  expect(made.unplaced).toMatchObject([{ at: 20, scene: "village/slate", template: "product-card" }]);
  expect(filmMusic(made, { presets })).toEqual([
    { file: "bundled:music/a.ogg", decibels: -26, spans: [{ start: 20, end: 60 }] },
  ]);
});

test("cards that wait take turns, products without a card among them; a full one comes last; all leave with the segment", () => {
  const segment = {
    products: ["tea", "rice"],
    overlays: [
      { template: "product-card", product: "tea", auto: true },
      { template: "lower-third", auto: true },
      { template: "credits" },
      { template: "product-card", product: "dumplings" },
    ],
  };
  const made = plan([segment, {}]);
  expect(cards(made, 0)).toEqual(["tea", "lower-third"]);
  // Its template takes it off after ten seconds.
  expect(cards(made, 10)).toEqual(["tea"]);
  expect([cards(made, 15), cards(made, 30)]).toEqual([["dumplings"], ["rice"]]);
  expect([cards(made, 44.9), cards(made, 45), cards(made, 60)]).toEqual([["rice"], ["rice", "credits"], []]);
});

test("a scene or product that is not there leaves the picture as it was", () => {
  const made = plan([
    { scene: "none/here" },
    { picture: "media:a.png" },
    { scene: "none/there", overlays: [{ template: "product-card", product: "gone", auto: true }] },
  ]);
  expect(at(made, 0)?.scene).toBe(null);
  expect(at(made, 130)).toMatchObject({
    scene: "village/host",
    cards: [],
    pictures: { story: "media:a.png" },
  });
});

const anyCue = fc.constantFrom(
  "::scene{id=village/slate}",
  "::scene{id=no/where}",
  "::product{id=rice}",
  "::overlay{id=lower-third name=甲}",
  "::pause{seconds=4}",
);
const anyScript = fc
  .array(fc.tuple(fc.array(anyCue, { maxLength: 3 }), fc.string({ unit: "grapheme", maxLength: 90 })), {
    maxLength: 6,
  })
  .map((parts) => script(parts.map(([cues, text]) => `${cues.join("\n")}\n\n${text}`).join("\n\n")));
const anySegment = fc.record({
  plannedSeconds: fc.integer({ min: 5, max: 90 }),
  products: fc.subarray(["tea", "rice", "gone"]),
  overlays: fc.array(
    fc.record(
      {
        template: fc.constantFrom("product-card", "lower-third", "credits", "none"),
        product: fc.constantFrom("tea", "dumplings"),
        auto: fc.boolean(),
        seconds: fc.constantFrom(null, 2, 30),
      },
      { requiredKeys: ["template"] },
    ),
    { maxLength: 4 },
  ),
});

test("whatever the show, boards fill the film without a gap and nothing overlaps", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anySegment, anyScript), { minLength: 1, maxLength: 4 }), (parts) => {
      const scripts = Object.fromEntries(parts.map(([, text], index) => [`t${index}`, text]));
      const made = plan(
        parts.map(([segment], index) => ({ ...segment, script: `t${index}` })),
        scripts,
      );
      let now = 0;
      for (const { start, seconds, plannedSeconds, readingSeconds } of made.segments) {
        expect(start).toBe(now);
        expect(seconds).toBe(Math.max(plannedSeconds, readingSeconds ?? 0));
        now += seconds;
      }
      expect(made.seconds).toBe(now);
      expect(made.boards[0]?.start).toBe(0);
      expect(made.boards.at(-1)?.end).toBe(made.seconds);
      for (const [index, { start, end, look }] of made.boards.entries()) {
        expect(end).toBeGreaterThan(start);
        if (index > 0) expect(start).toBe(made.boards[index - 1]?.end);
        const taken = look.cards.map((card) => card.slot);
        expect(new Set(taken).size).toBe(taken.length);
      }
      let until = 0;
      for (const { start, end, lines } of made.captions) {
        expect(start).toBeGreaterThanOrEqual(until - 1e-6);
        expect(end).toBeGreaterThan(start);
        expect(lines.length).toBeLessThanOrEqual(2);
        until = end;
      }
      expect(until).toBeLessThanOrEqual(made.seconds + 1e-6);
    }),
    { numRuns: 60 },
  );
});
