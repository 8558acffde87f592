import type { Cue, Handlers } from "../../preload/contract";

type CuePorts = Pick<Handlers, "scene.take" | "overlay.show">;

/** The template that a product cue puts up. */
const productTemplate = "product-card";

/** Carries out a cue that the anchor confirmed. A pause holds the prompter by itself and does nothing here. */
export async function fireCue(cue: Cue, ports: CuePorts): Promise<void> {
  switch (cue.kind) {
    case "scene":
      await ports["scene.take"]({ scene: cue.scene });
      return;
    case "product":
      await ports["overlay.show"]({
        template: productTemplate,
        product: cue.product,
        fields: {},
        format: "auto",
      });
      return;
    case "overlay":
      await ports["overlay.show"]({ template: cue.template, fields: cue.fields, format: "auto" });
      return;
    case "pause":
      return;
  }
}
