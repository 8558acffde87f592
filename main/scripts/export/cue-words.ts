import { type Cue, type Language, type LibraryState, localise } from "../../../preload/contract";
import { noteWords } from "../cue-notes";

/** What cues can be named by: the library of the state, or a part of it. */
export type CueNames = Pick<LibraryState, "presets" | "products" | "templates">;

function nameOf(cue: Cue, names: CueNames, language: Language): string {
  switch (cue.kind) {
    case "scene": {
      const [presetId = "", sceneId = ""] = cue.scene.split("/");
      const preset = names.presets.find(({ id }) => id === presetId);
      const scene = preset?.scenes.find(({ id }) => id === sceneId);
      if (preset === undefined || scene === undefined) return cue.scene;
      return `${localise(preset.name, language)} · ${localise(scene.name, language)}`;
    }
    case "product":
      return names.products.find(({ id }) => id === cue.product)?.name ?? cue.product;
    case "overlay": {
      const template = names.templates.find(({ id }) => id === cue.template);
      const title = template === undefined ? cue.template : localise(template.name, language);
      return [title, ...Object.values(cue.fields).filter((text) => text !== "")].join(" · ");
    }
    case "pause":
      return `${cue.seconds} ${noteWords[language].seconds}`;
  }
}

/** A cue in words, for whoever reads the script on paper: 【切场景：村庄故事 · 主播】. */
export function cueInWords(cue: Cue, names: CueNames, language: Language): string {
  const words = noteWords[language];
  const name = nameOf(cue, names, language)
    .replace(/[\u3010\u3011\n]/g, " ")
    .slice(0, 200);
  const [colon, open, close] = language === "en" ? [": ", " (", ")"] : ["\uFF1A", "\uFF08", "\uFF09"];
  return `\u3010${words[cue.kind]}${colon}${name}${cue.auto ? open + words.auto + close : ""}\u3011`;
}

const quoted = (value: string): string => {
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  const plain = value.replace(/\s+/g, " ");
  return quote + (quote === '"' ? plain.replaceAll('"', "&quot;") : plain) + quote;
};

/** A cue as it is written in a script. */
export function cueAsWritten(cue: Cue): string {
  const auto = cue.auto ? " auto" : "";
  switch (cue.kind) {
    case "scene":
      return `::scene{id=${cue.scene}${auto}}`;
    case "product":
      return `::product{id=${cue.product}${auto}}`;
    case "pause":
      return `::pause{seconds=${cue.seconds}${auto}}`;
    case "overlay": {
      const fields = Object.entries(cue.fields).map(([field, value]) => ` ${field}=${quoted(value)}`);
      return `::overlay{id=${cue.template}${fields.join("")}${auto}}`;
    }
  }
}
