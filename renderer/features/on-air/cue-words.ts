import { useTranslation } from "react-i18next";
import { type Cue, findScene, localise } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";

/** Words for a cue: what firing it will do, with the name of the thing. */
export function useCueWords(cue: Cue | null): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const library = useStudio((state) => state.library);
  if (cue === null) return "";
  switch (cue.kind) {
    case "scene": {
      const found = findScene(library.presets, cue.scene);
      return t("cue.fireScene", { name: found ? localise(found.scene.name, language) : cue.scene });
    }
    case "product": {
      const product = library.products.find(({ id }) => id === cue.product);
      return t("cue.fireProduct", { name: product?.name ?? cue.product });
    }
    case "overlay": {
      const template = library.templates.find(({ id }) => id === cue.template);
      return t("cue.fireOverlay", { name: template ? localise(template.name, language) : cue.template });
    }
    case "pause":
      return t("cue.firePause", { seconds: cue.seconds });
  }
}
