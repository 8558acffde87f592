import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ScriptSummary } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { cueWords } from "./cue-words";
import type { Spoken } from "./editor/setup";
import { useReviewWords } from "./review-words";

/** What the editor says of itself, in the user's language and by the names of the library. */
export function useSpoken(script: ScriptSummary): Spoken {
  const { t } = useTranslation();
  const language = useLanguage();
  const presets = useStudio((state) => state.library.presets);
  const products = useStudio((state) => state.library.products);
  const templates = useStudio((state) => state.library.templates);
  const review = useReviewWords(script);
  return useMemo(() => {
    const names = {
      library: { presets, products, templates },
      language,
      t: (key: "cue.scene" | "cue.product" | "cue.overlay") => t(key),
      pause: (seconds: number) => t("cue.firePause", { seconds }),
    };
    return {
      t,
      words: {
        cue: (cue) => cueWords(cue, names),
        auto: t("scriptsEditor.cue.auto"),
        brokenCue: t("scriptsEditor.cue.broken"),
        cueTip: t("scriptsEditor.cue.tip"),
        head: (fields) =>
          fields
            ? t("scriptsEditor.head.line", {
                facts: [
                  fields.title || t("scriptsEditor.head.noTitle"),
                  t(`scripts.kind.${fields.kind}`),
                  fields.village,
                  t("scriptsEditor.head.sources", { count: fields.sources.length }),
                  review,
                ]
                  .filter(Boolean)
                  .join(" · "),
              })
            : t("scriptsEditor.head.broken"),
        noHead: t("scriptsEditor.head.none"),
        editHead: t("scriptsEditor.head.edit"),
        addHead: t("scriptsEditor.head.add"),
        showSource: t("scriptsEditor.head.source"),
        hideSource: t("scriptsEditor.head.fold"),
        severity: {
          error: t("scriptsEditor.severity.error"),
          warning: t("scriptsEditor.severity.warning"),
          note: t("scriptsEditor.severity.note"),
        },
        leaveOut: t("scriptsEditor.fix.leaveOut"),
        change: (text) => t("scriptsEditor.fix.change", { text }),
      },
    };
  }, [t, language, presets, products, templates, review]);
}
