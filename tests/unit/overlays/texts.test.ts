import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { writeAss } from "../../../main/overlays/ass/document";
import { withMatte } from "../../../main/overlays/ass/matte";
import { checkFields } from "../../../main/overlays/fields";
import { type FaceByWeight, layOutCard } from "../../../main/overlays/layout";
import type { LoadedTemplate } from "../../../main/overlays/templates";
import { escapeAss } from "../../../main/process/ffmpeg";
import { type OverlayTheme, StudioError } from "../../../preload/contract";
import { bundledTemplate, bundledTheme, exampleNow, realFaces } from "../../helpers/overlays";

let faces: FaceByWeight;
let card: LoadedTemplate;
let theme: OverlayTheme;
beforeAll(async () => {
  faces = await realFaces();
  theme = await bundledTheme();
  card = await bundledTemplate("product-card");
});

/** What libass would make of an event's text, by its own reading rules: blocks of tags, and the text between. */
function readAsLibass(text: string): { shown: string; tags: string[] } {
  const tags: string[] = [];
  let shown = "";
  let at = 0;
  while (at < text.length) {
    const two = text.slice(at, at + 2);
    if (text[at] === "{") {
      const end = text.indexOf("}", at);
      if (end < 0) return { shown: shown + text.slice(at), tags };
      tags.push(text.slice(at + 1, end));
      at = end + 1;
    } else if (two === "\\N" || two === "\\n") {
      shown += "\n";
      at += 2;
    } else if (two === "\\h") {
      shown += "\u00a0";
      at += 2;
    } else if (two === "\\{" || two === "\\}") {
      shown += two[1];
      at += 2;
    } else shown += text[at++];
  }
  return { shown: shown.replaceAll("\u2060", ""), tags };
}

const settingOf = (loaded: LoadedTemplate, typed: Record<string, string>) => {
  const fields = checkFields(loaded.template, typed, exampleNow);
  return { template: loaded.template, fields, faces, theme, time: "" };
};

const draw = (loaded: LoadedTemplate, typed: Record<string, string>) => {
  const setting = settingOf(loaded, typed);
  const { fields } = setting;
  return {
    fields,
    ass: writeAss({ template: loaded.ass, layout: layOutCard(setting), faces, fields, theme }),
  };
};

const eventsOf = (ass: string) =>
  ass
    .split("\n")
    .filter((line) => line.startsWith("Dialogue:"))
    .map((line) => ({ style: line.split(",")[3] ?? "", text: line.split(",").slice(9).join(",") }));

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        "{",
        "}",
        "\\",
        "N",
        "n",
        "h",
        "\\N",
        "{\\b1}",
        "\\pos(0,0)",
        ",",
        "饺",
        "子",
        " ",
        "\n",
        "[[name.text]]",
        "$&",
        "$1",
        ";",
        "%",
      ),
    )
    .map((parts) => parts.join("").slice(0, 30)),
);

describe("any text in any field", () => {
  test("renders, or is refused by the field's name", () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom("name", "sellingPoint", "unit", "price", "originalPrice", "stock"),
        (text, field) => {
          const typed = { ...card.template.example, picture: "", [field]: text };
          try {
            draw(card, typed);
          } catch (thrown) {
            if (!(thrown instanceof StudioError)) throw thrown;
            expect(thrown.code).toMatch(/^overlays\./);
            // A rule across two fields names the one to change.
            expect(thrown.field).toMatch(/^fields\./);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  test("no tag of a user ever takes effect, and what is shown is what was typed", () => {
    const plain = draw(card, { ...card.template.example, picture: "", name: "饺子" });
    const tagsBefore = eventsOf(plain.ass).find(({ style }) => style === "text-bold");
    const countTags = (text: string) => readAsLibass(text).tags.length;
    fc.assert(
      fc.property(anyText, (name) => {
        let drawn: ReturnType<typeof draw>;
        try {
          drawn = draw(card, { ...card.template.example, picture: "", name });
        } catch {
          return;
        }
        const all = eventsOf(withMatte(drawn.ass));
        for (const white of ["", "White "]) {
          const events = all.filter(({ style }) => style.startsWith("White ") === (white !== ""));
          const named = events.filter(({ style }) => style === `${white}text-bold`);
          expect(named.length).toBeGreaterThan(0);
          for (const { text } of named) expect(countTags(text)).toBe(countTags(tagsBefore?.text ?? ""));
          const shown = named.map(({ text }) => readAsLibass(text).shown).join("");
          expect(shown.replace(/\s/g, "")).toBe(drawn.fields.name?.replace(/\s/g, ""));
          expect(events.length - named.length).toBe(eventsOf(plain.ass).length - 1);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test("escaping reads back as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = readAsLibass(escapeAss(text));
        expect(read.tags).toEqual([]);
        expect(read.shown).toBe(text.replace(/[\r\n]/g, " ").replaceAll("\u2060", ""));
      }),
    );
  });
});

describe("what is refused, and by which name", () => {
  const refused = (typed: Record<string, string>, code: string, field: string) => {
    const fields = { ...card.template.example, picture: "", ...typed };
    expect(() => draw(card, fields)).toThrow(expect.objectContaining({ code, field: `fields.${field}` }));
  };
  test("too long, with the smallest size tried", () => {
    refused(
      {
        picture: "bundled:x.png",
        sellingPoint: "长".repeat(60),
      },
      "overlays.text-too-long",
      "sellingPoint",
    );
    refused({ name: "W".repeat(40) }, "overlays.text-too-long", "name");
    refused({ name: "字".repeat(41) }, "overlays.text-over-limit", "name");
  });
  test("emoji, strange scripts and broken characters", () => {
    refused({ name: "饺子🥟" }, "overlays.emoji", "name");
    refused({ sellingPoint: "👨‍👩‍👧 一家人" }, "overlays.emoji", "sellingPoint");
    refused({ name: "སྤུ་རེང" }, "overlays.missing-glyph", "name");
    refused({ name: "饺子\u0007" }, "overlays.control-character", "name");
    refused({ name: "饺子\ud800" }, "overlays.control-character", "name");
  });
  test("prices, units and rules across fields", () => {
    refused({ price: "免费" }, "overlays.not-a-price", "price");
    refused({ price: "39.905" }, "overlays.not-a-price", "price");
    refused({ price: "49.90", originalPrice: "49.9" }, "overlays.price-above-original", "originalPrice");
    refused({ price: "100", originalPrice: "99.99" }, "overlays.price-above-original", "originalPrice");
    refused({ unit: " " }, "overlays.price-without-unit", "unit");
    refused({ price: "" }, "overlays.field-missing", "price");
    refused({ stock: "很多" }, "overlays.not-a-number", "stock");
    refused({ stock: "-1" }, "overlays.below-zero", "stock");
    refused({ colour: "红" }, "overlays.field-unknown", "colour");
  });
  test("prices are shown with both or no decimals", () => {
    expect(
      draw(card, { ...card.template.example, price: "￥39.9", originalPrice: "", picture: "" }).fields.price,
    ).toBe("39.90");
    expect(
      draw(card, { ...card.template.example, price: "040", originalPrice: "", picture: "" }).fields.price,
    ).toBe("40");
  });
});

describe("the layout", () => {
  const layOut = (typed: Record<string, string>) =>
    layOutCard(settingOf(card, { ...card.template.example, picture: "", ...typed }));
  test("without a picture the text takes its place", () => {
    const without = layOut({}).texts.get("name");
    const withPicture = layOut({ picture: "bundled:x.png" }).texts.get("name");
    expect(without?.x).toBe(52);
    expect(withPicture?.x).toBe(324);
  });
  test("without a selling point the name moves to the middle of the room", () => {
    const stack = card.template.stacks[0];
    const name = layOut({ sellingPoint: "" }).texts.get("name");
    const middle = (stack?.y ?? 0) + (stack?.h ?? 0) / 2;
    expect(Math.abs((name?.y ?? 0) + (name?.h ?? 0) / 2 - middle)).toBeLessThan(2);
  });
  test("the price row follows on one baseline without overlapping, decimals absent or not", () => {
    for (const price of ["39.90", "40", "12345.00"]) {
      const { texts } = layOut({ price, originalPrice: "99999" });
      const row = ["yuan", "whole", "cents", "unit", "originalPrice", "stock"].flatMap(
        (id) => texts.get(id) ?? [],
      );
      expect(row.some(({ id }) => id === "cents")).toBe(price.includes("."));
      for (const [index, box] of row.entries()) {
        const next = row[index + 1];
        if (next) expect(next.x).toBeGreaterThanOrEqual(box.x + box.w);
        const baseline = (box.lines[0]?.y ?? 0) + faces[box.weight].ascent * box.size;
        const first = row[0];
        expect(baseline).toBeCloseTo((first?.lines[0]?.y ?? 0) + faces.bold.ascent * (first?.size ?? 0), 3);
      }
    }
  });
  test("figures are as wide as each other, so that a price does not jump", () => {
    for (const weight of ["regular", "medium", "bold"] as const) {
      expect(new Set([..."0123456789"].map(faces[weight].advance)).size).toBe(1);
    }
  });
  test("a short name makes a short panel", async () => {
    const lower = await bundledTemplate("lower-third");
    const width = (name: string) =>
      layOutCard(settingOf(lower, { name, role: "" })).panels.get("panel")?.w ?? 0;
    expect(width("老李")).toBe(320);
    expect(width("竹元村合作社理事会")).toBeGreaterThan(500);
    expect(width("竹元村合作社理事会")).toBeLessThan(lower.template.size.width);
  });
});
