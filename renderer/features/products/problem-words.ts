import { useTranslation } from "react-i18next";
import { claimNames } from "../../../preload/contract";
import { useLanguage } from "../../app/i18n";
import type { ProductProblem } from "./product-problems";

/** Says what is to be corrected, in a few words. */
export function useProblemWords(): (problem: ProductProblem) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (problem) =>
    problem.code === "claim"
      ? t("products.problem.claim", { claim: claimNames[problem.claim][language] })
      : t(`products.problem.${problem.code}`);
}
