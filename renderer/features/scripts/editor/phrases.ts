import type { TFunction } from "i18next";

/** CodeMirror's own words in the user's language. */
export const editorPhrases = (t: TFunction): Record<string, string> => ({
  Find: t("scriptsEditor.find.find"),
  Replace: t("scriptsEditor.find.with"),
  next: t("scriptsEditor.find.next"),
  previous: t("scriptsEditor.find.previous"),
  all: t("scriptsEditor.find.all"),
  "match case": t("scriptsEditor.find.case"),
  regexp: t("scriptsEditor.find.pattern"),
  "by word": t("scriptsEditor.find.word"),
  replace: t("scriptsEditor.find.replace"),
  "replace all": t("scriptsEditor.find.replaceAll"),
  close: t("common.close"),
  "current match": t("scriptsEditor.find.current"),
  "on line": t("scriptsEditor.find.onLine"),
  "replaced match on line $": t("scriptsEditor.find.replacedOne"),
  "replaced $ matches": t("scriptsEditor.find.replacedAll"),
  "Selection deleted": t("scriptsEditor.find.deleted"),
  "Control character": t("scriptsEditor.find.control"),
});
