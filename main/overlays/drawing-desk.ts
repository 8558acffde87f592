import { join } from "node:path";
import {
  type OverlayFields,
  type OverlayFormat,
  type OverlayTemplate,
  type Product,
  StudioError,
} from "../../preload/contract";
import type { StudioContext } from "../core";
import { resolveMedia } from "../storage";
import { type Drawing, documentOf } from "./draw/draw-card";
import { readPictures } from "./draw/pictures";
import { checkFields } from "./fields";
import { productFields } from "./product-fields";
import { type LoadedTemplate, loadTemplates } from "./templates";
import type { Faces } from "./text/fonts";

/** A card as a call asks for it. */
export interface CardInput {
  template: string;
  fields: OverlayFields;
  product?: string | undefined;
  format: OverlayFormat;
}

/** The templates, and cards made ready to draw from them. */
export interface DrawingDesk {
  load(): Promise<void>;
  templates(): OverlayTemplate[];
  /** @throws StudioError `overlays.template-unknown`. */
  templateOf(id: string): LoadedTemplate;
  /** The fields as asked for, with the product's beneath. @throws StudioError `overlays.product-unknown`. */
  fieldsOf(input: CardInput): OverlayFields;
  /**
   * Checks everything that can be checked without drawing, so that a refused card never holds up a good one.
   * @throws StudioError naming the field.
   */
  prepare(template: string, typed: OverlayFields): Promise<Drawing>;
}

export function createDrawingDesk(
  { store, problems, paths }: StudioContext,
  faces: Faces,
  productOf: (id: string) => Product | undefined,
): DrawingDesk {
  let templates = new Map<string, LoadedTemplate>();

  function templateOf(id: string): LoadedTemplate {
    const loaded = templates.get(id);
    if (loaded) return loaded;
    const known = [...templates.keys()].join(", ");
    throw new StudioError("overlays.template-unknown", { field: "template", params: { id, known } });
  }

  return {
    templateOf,
    templates: () => [...templates.values()].map(({ template }) => template),
    async load() {
      const roots = [join(paths.resources, "overlays"), join(paths.data, "overlays-templates")];
      const loaded = await loadTemplates(roots);
      templates = loaded.templates;
      problems.clear("overlays.template-broken");
      for (const { id, reason } of loaded.troubles) {
        problems.report("overlays.template-broken", { subject: id, params: { id, reason } });
      }
      store.update((draft) => {
        draft.library.templates = [...templates.values()].map(({ template }) => structuredClone(template));
      });
    },
    fieldsOf({ template, fields, product }) {
      if (product === undefined) return fields;
      const found = productOf(product);
      if (!found) {
        throw new StudioError("overlays.product-unknown", { field: "product", params: { id: product } });
      }
      return { ...productFields(found, templateOf(template).template), ...fields };
    },
    async prepare(template, typed) {
      const loaded = templateOf(template);
      const fields = checkFields(loaded.template, typed);
      const pictures = await readPictures(loaded.template, fields, (file) => resolveMedia(paths, file));
      const drawing = { loaded, fields, pictures };
      await documentOf(drawing, faces);
      return drawing;
    },
  };
}
