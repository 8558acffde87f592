import { join } from "node:path";
import {
  type Orientation,
  type OverlayFault,
  type OverlayFields,
  type OverlayFormat,
  type OverlayTemplate,
  type OverlayTheme,
  type Product,
  StudioError,
  toEnvelope,
} from "../../preload/contract";
import type { StudioContext } from "../core";
import { resolveMedia } from "../storage";
import type { Drawing } from "./draw/drawing";
import { brokenPictures, type MadeDrawing, makeDrawing } from "./make-drawing";
import { productFields } from "./product-fields";
import { type LoadedTemplate, loadTemplates } from "./templates";
import type { Faces } from "./text/fonts";
import { loadThemes, usualTheme } from "./themes";

/** A card as a call asks for it. */
export interface CardInput {
  template: string;
  fields: OverlayFields;
  product?: string | undefined;
  format: OverlayFormat;
}

/** How a card is made ready. */
export interface PrepareOptions {
  /** The look; the settings' when left out. */
  theme?: string | undefined;
  /** On a portrait canvas a template's stand-in takes its place. Landscape when left out. */
  orientation?: Orientation | undefined;
}

/** The templates, and cards made ready to draw from them. */
export interface DrawingDesk {
  load(): Promise<void>;
  templates(): OverlayTemplate[];
  /** @throws StudioError `overlays.template-unknown`. */
  templateOf(id: string): LoadedTemplate;
  /** The fields as asked for, with the product's beneath. @throws StudioError `overlays.product-unknown`. */
  fieldsOf(input: Pick<CardInput, "template" | "fields" | "product">): OverlayFields;
  /**
   * Checks everything that can be checked without drawing, so that a refused card never holds up a good one. The
   * drawing holds the theme, and the template that stands in on a portrait canvas.
   * @throws StudioError naming the first field at fault; `overlays.template-unknown`, `overlays.theme-unknown`.
   */
  prepare(template: string, typed: OverlayFields, options?: PrepareOptions): Promise<Drawing>;
  /**
   * Everything that keeps a card from being drawn, field by field, worded in the settings' language; empty when it can
   * go on air. @throws StudioError for an unknown template, theme or product.
   */
  check(input: Omit<CardInput, "format"> & PrepareOptions): Promise<OverlayFault[]>;
}

/** Each fault once, by the field's own id. */
function toFaults(
  errors: readonly StudioError[],
  language: Parameters<typeof toEnvelope>[1],
): OverlayFault[] {
  const faults = errors.map((error) => {
    const { code, message, hint, field = "" } = toEnvelope(error, language);
    return { field: field.replace(/^fields\./, ""), code, message, hint };
  });
  const isFirst = (fault: OverlayFault, index: number) =>
    faults.findIndex(({ field, message }) => field === fault.field && message === fault.message) === index;
  return faults.filter(isFirst);
}

export function createDrawingDesk(
  { store, problems, paths, clock }: StudioContext,
  faces: Faces,
  productOf: (id: string) => Product | undefined,
): DrawingDesk {
  let templates = new Map<string, LoadedTemplate>();
  let themes = new Map<string, OverlayTheme>();

  function templateOf(id: string): LoadedTemplate {
    const loaded = templates.get(id);
    if (loaded) return loaded;
    const known = [...templates.keys()].join(", ");
    throw new StudioError("overlays.template-unknown", { field: "template", params: { id, known } });
  }

  function themeOf(asked: string | undefined): OverlayTheme {
    // A theme that the settings name may have been the user's own and be gone: a show goes on in the usual one.
    const found = themes.get(asked ?? store.get().settings.cards.theme);
    const theme = found ?? (asked === undefined ? themes.get(usualTheme) : undefined);
    if (theme) return theme;
    const params = { id: asked ?? usualTheme, known: [...themes.keys()].join(", ") };
    throw new StudioError("overlays.theme-unknown", { field: "theme", params });
  }

  function drawnTemplate(id: string, orientation: Orientation | undefined): LoadedTemplate {
    const loaded = templateOf(id);
    const standIn = orientation === "portrait" ? loaded.template.portrait : null;
    return standIn === null ? loaded : templateOf(standIn);
  }

  const make = (template: string, typed: OverlayFields, options: PrepareOptions): Promise<MadeDrawing> =>
    makeDrawing({
      loaded: drawnTemplate(template, options.orientation),
      theme: themeOf(options.theme),
      typed,
      faces,
      resolve: (file) => resolveMedia(paths, file),
      now: clock.now(),
    });

  function fieldsOf({ template, fields, product }: Pick<CardInput, "template" | "fields" | "product">) {
    if (product === undefined) return fields;
    const found = productOf(product);
    if (!found) {
      throw new StudioError("overlays.product-unknown", { field: "product", params: { id: product } });
    }
    return { ...productFields(found, templateOf(template).template), ...fields };
  }

  async function loadAll(): Promise<void> {
    const loaded = await loadTemplates([
      join(paths.resources, "overlays"),
      join(paths.data, "overlays-templates"),
    ]);
    const looks = await loadThemes([join(paths.resources, "themes"), join(paths.data, "overlays-themes")]);
    templates = loaded.templates;
    themes = looks.themes;
    const troubles = [
      ["overlays.template-broken", loaded.troubles],
      ["overlays.theme-broken", looks.troubles],
    ] as const;
    for (const [code, list] of troubles) {
      problems.clear(code);
      for (const { id, reason } of list) problems.report(code, { subject: id, params: { id, reason } });
    }
  }

  return {
    templateOf,
    fieldsOf,
    templates: () => [...templates.values()].map(({ template }) => template),
    async load() {
      await loadAll();
      store.update(({ library }) => {
        library.templates = [...templates.values()].map(({ template }) => structuredClone(template));
        library.themes = [...themes.values()].map((theme) => structuredClone(theme));
      });
    },
    async prepare(template, typed, options = {}) {
      const { drawing, faults } = await make(template, typed, options);
      if (faults[0] !== undefined) throw faults[0];
      return drawing;
    },
    async check({ theme, orientation, ...input }) {
      const { drawing, faults } = await make(input.template, fieldsOf(input), { theme, orientation });
      const broken = await brokenPictures(drawing);
      return toFaults([...faults, ...broken], store.get().settings.language);
    },
  };
}
