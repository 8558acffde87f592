import {
  type Cue,
  localise,
  type OverlayFields,
  type Product,
  type Show,
  type StudioState,
  type TimelineShow,
} from "../../preload/contract";

type Library = StudioState["library"];

const productName = (products: readonly Product[], id: string): string =>
  products.find((product) => product.id === id)?.name ?? id;

/** The words a card is called by: its product's name, else the first line of its first text. May be empty. */
export function cardTitle(
  { template, fields, product }: { template: string; fields: OverlayFields; product: string | null },
  { products, templates }: Pick<Library, "products" | "templates">,
): string {
  if (product !== null) return productName(products, product);
  const known = templates.find(({ id }) => id === template)?.fields ?? [];
  const text = known.find(({ id, type }) => (type === "text" || type === "qr") && fields[id]);
  return ((text && fields[text.id]) ?? "").split("\n")[0] ?? "";
}

/** What a cue brings, by name. */
export function cueTitle(cue: Cue, { library, settings }: StudioState): string {
  if (cue.kind === "product") return productName(library.products, cue.product);
  if (cue.kind === "pause") return String(cue.seconds);
  if (cue.kind === "scene") {
    const [presetId, sceneId] = cue.scene.split("/");
    const scenes = library.presets.find(({ id }) => id === presetId)?.scenes ?? [];
    const scene = scenes.find(({ id }) => id === sceneId);
    return scene === undefined ? cue.scene : localise(scene.name, settings.language);
  }
  const title = cardTitle({ ...cue, product: null }, library);
  const template = library.templates.find(({ id }) => id === cue.template);
  if (title !== "" || template === undefined) return title;
  return localise(template.name, settings.language);
}

/** A show as a time line keeps it: what was planned, with the names of that day. */
export const plannedShow = ({ id, title, segments }: Show, library: Library): TimelineShow => ({
  id,
  title,
  rundown: segments.map((segment) => ({
    id: segment.id,
    title: segment.title,
    plannedSeconds: segment.plannedSeconds,
    scene: segment.scene,
    script: segment.script ?? null,
    products: segment.products.map((product) => ({
      id: product,
      name: productName(library.products, product),
    })),
    cards: segment.overlays.map(({ template, fields, product = null, slot = null, auto }) => ({
      ...{ template, product, slot, auto },
      title: cardTitle({ template, fields, product }, library),
    })),
  })),
});
