import type { FieldPath } from "./product-form";
import type { CardFault } from "./use-card-preview";

/** The form's field that fills a field of the card. */
const formFields: Readonly<Record<string, FieldPath | "pictures">> = {
  name: "name",
  price: "price",
  unit: "unit",
  originalPrice: "originalPrice",
  sellingPoint: "sellingPoints",
  origin: "origin",
  stock: "stock",
  picture: "pictures",
};

/** What is wrong and what to do about it, as two sentences. */
export function sentences(message: string, hint: string): string {
  if (hint === "") return message;
  return /\p{Script=Han}/u.test(hint) ? `${message}。${hint}` : `${message}. ${hint}`;
}

/** What the card refuses, by the form's field; what no field of the form shows stands under an empty name. */
export function faultsByField(faults: readonly CardFault[]): Map<string, string> {
  const byField = new Map<string, string>();
  for (const { field, message, hint } of faults) {
    const key = formFields[field] ?? "";
    if (!byField.has(key)) byField.set(key, sentences(message, hint));
  }
  return byField;
}
