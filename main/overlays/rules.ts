import type { OverlayFields, OverlayTemplate } from "../../preload/contract";
import { fieldError, subjectOf } from "./field-error";

type Rule = (template: OverlayTemplate, fields: OverlayFields) => void;

const rules: Record<OverlayTemplate["rules"][number], Rule> = {
  // A crossed-out price at or below the present one misleads buyers; see the price law's rules on original prices.
  "price-below-original": (template, { price = "", originalPrice = "" }) => {
    if (price === "" || originalPrice === "" || Number(price) < Number(originalPrice)) return;
    throw fieldError("overlays.price-above-original", subjectOf(template, "originalPrice"), {
      price,
      original: originalPrice,
    });
  },
  "unit-with-price": (template, { price = "", unit = "" }) => {
    if (price !== "" && unit === "")
      throw fieldError("overlays.price-without-unit", subjectOf(template, "unit"));
  },
};

/** Holds a card to its template's rules across fields. @throws StudioError naming the field. */
export function checkRules(template: OverlayTemplate, fields: OverlayFields): void {
  for (const name of template.rules) rules[name](template, fields);
}
