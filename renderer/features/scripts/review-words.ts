import { useTranslation } from "react-i18next";
import type { ScriptSummary } from "../../../preload/contract";

/**
 * Whether somebody signed a script, in words: who, and whether it was changed since.
 * @param on the day of the signature, where it is known.
 */
export function useReviewWords(script: Pick<ScriptSummary, "review" | "reviewedBy">, on = ""): string {
  const { t } = useTranslation();
  const name = [script.reviewedBy, on].filter(Boolean).join(" ");
  if (script.review === "signed") return t("scripts.review.signed", { name });
  if (script.review === "changed") return t("scripts.review.changed", { name });
  return t("scripts.review.none");
}
