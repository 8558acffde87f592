import type {
  OverlayField,
  OverlayTemplate,
  Product,
  Scene,
  Segment,
  Slot,
  SlotState,
} from "../../../preload/contract";
import { overlayTemplateSchema, productSchema } from "../../../preload/contract";

/** A product as a village sells it. */
export const product = (id: string, name: string, more: Partial<Product> = {}): Product =>
  productSchema.parse({ id, name, unit: "斤", price: "10.00", stock: 3, ...more });

export const text = (id: string, more: object = {}) => ({
  id,
  label: { "zh-CN": id },
  type: "text",
  maxLength: 20,
  ...more,
});
export const field = (id: string, type: OverlayField["type"], more: object = {}) => ({
  id,
  label: { "zh-CN": id },
  type,
  ...more,
});

/** A template with some fields, as its file is read. */
export const template = (
  id: string,
  slot: Slot,
  fields: object[],
  more: Partial<OverlayTemplate> = {},
): OverlayTemplate =>
  overlayTemplateSchema.parse({
    version: 1,
    id,
    name: { "zh-CN": id },
    purpose: { "zh-CN": id },
    slot,
    size: { width: 600, height: 400 },
    fields,
    textBoxes: [{ field: "name", x: 0, y: 0, w: 10, h: 10, size: 20, minSize: 20 }],
    motion: { inMilliseconds: 0, outMilliseconds: 0 },
    example: {},
    ...more,
  });

const price = field("price", "price");
export const productCard = template("product-card", "card", [
  text("name"),
  price,
  text("unit"),
  field("stock", "integer", { min: 0, max: 99, required: false }),
]);
export const priceDrop = template("price-drop", "card", [
  text("name"),
  price,
  field("originalPrice", "price"),
]);
export const stockLeft = template("stock-left", "badge", [
  text("name"),
  field("stock", "integer", { min: 0, max: 99 }),
]);
export const lowerThird = template(
  "lower-third",
  "lower-third",
  [text("name"), text("role", { required: false })],
  {
    alsoIn: ["guest"],
  },
);
export const poll = template("poll", "side", [
  text("name"),
  text("one"),
  field("votes", "integer", { min: 0, max: 9999 }),
]);
export const countdown = template(
  "countdown",
  "timer",
  [
    text("name", { required: false }),
    field("mode", "choice", {
      options: [
        { id: "length", label: { "zh-CN": "时长" } },
        { id: "until", label: { "zh-CN": "到点" } },
        { id: "up", label: { "zh-CN": "正计时" } },
      ],
    }),
    field("length", "duration", { required: false, maxSeconds: 3600 }),
    field("until", "moment", { required: false }),
  ],
  { clock: { box: "name", mode: "mode", until: "until", length: "length" }, autoOutSeconds: 30 },
);

export const segment = (id: string, more: Partial<Segment> = {}): Segment => ({
  id,
  title: id,
  scene: "village-story/host",
  products: [],
  overlays: [],
  plannedSeconds: 60,
  ...more,
});

/** A slot that holds a card on air. */
export const onAir = (
  slot: Slot,
  of: string,
  fields: Record<string, string>,
  more: Partial<SlotState> = {},
) =>
  ({
    slot,
    template: of,
    fields,
    format: "still",
    image: "card:1",
    status: "on-air",
    theme: "red-heritage",
    product: null,
    onAirAt: 1,
    seen: null,
    leavesAt: null,
    milliseconds: 400,
    ...more,
  }) satisfies SlotState;

/** A scene with some places for cards, in landscape alone. */
export const sceneWith = (...slots: Slot[]): Scene =>
  ({
    id: "host",
    name: { "zh-CN": "主播" },
    purpose: { "zh-CN": "讲解" },
    layers: slots.map((slot) => ({
      id: slot,
      kind: "overlay-slot" as const,
      name: { "zh-CN": slot },
      layout: {
        landscape: { frame: { x: 0, y: 0, w: 1, h: 1 }, fit: "contain", align: "centre" },
        portrait: null,
      },
      settings: { slot },
    })),
  }) as Scene;
