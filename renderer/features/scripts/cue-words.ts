import { type Cue, localise, type StudioState } from "../../../preload/contract";

type Translate = (key: "cue.scene" | "cue.product" | "cue.overlay") => string;

interface CueNames {
  library: Pick<StudioState["library"], "presets" | "products" | "templates">;
  language: "zh-CN" | "en";
  t: Translate;
  pause: (seconds: number) => string;
}

/** A cue in words, by the names of what it uses: `切场景 · 村庄故事 · 主播`. */
export function cueWords(cue: Cue, { library, language, t, pause }: CueNames): string {
  switch (cue.kind) {
    case "scene": {
      const [presetId, sceneId] = cue.scene.split("/");
      const preset = library.presets.find(({ id }) => id === presetId);
      const scene = preset?.scenes.find(({ id }) => id === sceneId);
      const names =
        preset && scene ? [localise(preset.name, language), localise(scene.name, language)] : [cue.scene];
      return [t("cue.scene"), ...names].join(" · ");
    }
    case "product": {
      const product = library.products.find(({ id }) => id === cue.product);
      return `${t("cue.product")} · ${product?.name ?? cue.product}`;
    }
    case "overlay": {
      const template = library.templates.find(({ id }) => id === cue.template);
      const name = template ? localise(template.name, language) : cue.template;
      // The first thing it says tells one card from another.
      const said = Object.values(cue.fields).find((text) => text.trim() !== "");
      return [t("cue.overlay"), name, ...(said ? [said] : [])].join(" · ");
    }
    case "pause":
      return pause(cue.seconds);
  }
}
