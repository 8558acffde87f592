import {
  type OverlayField,
  type OverlayFields,
  type OverlayTemplate,
  StudioError,
} from "../../preload/contract";
import { fieldError, subjectOf } from "./field-error";
import { checkRules } from "./rules";
import { cleanText } from "./text/clean";

const priceText = /^(\d{1,7})(?:\.(\d{1,2}))?$/;

/** A price as it is shown: 39.9 as 39.90, 040 as 40. Null when it is none. */
export function normalisePrice(text: string): string | null {
  const match = priceText.exec(text.trim().replace(/^[¥￥]\s*/, ""));
  if (match === null) return null;
  const whole = String(Number(match[1]));
  return match[2] === undefined ? whole : `${whole}.${match[2].padEnd(2, "0")}`;
}

function checkOne(template: OverlayTemplate, field: OverlayField, raw: string): string {
  const subject = subjectOf(template, field.id);
  const isTwoLined = field.type === "text" && field.lines > 1;
  if (field.type === "picture") return raw.trim();
  const text = cleanText(subject, raw, isTwoLined);
  if (text === "") return "";
  if (field.type === "price") {
    const price = normalisePrice(text);
    if (price !== null && Number(price) <= field.max) return price;
    throw fieldError("overlays.not-a-price", subject, { value: text.slice(0, 40), max: field.max });
  }
  if (field.type === "integer") {
    const value = /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= field.min && value <= field.max) return String(value);
    throw fieldError("overlays.not-a-number", subject, { min: field.min, max: field.max });
  }
  if ([...text].length <= field.maxLength) return text;
  throw fieldError("overlays.text-over-limit", subject, { max: field.maxLength });
}

/**
 * A card's fields, cleaned and checked against its template; every field of the template is there, empty where
 * nothing was typed.
 * @throws StudioError `overlays.…` naming the field: missing, unknown, not a price, a rule across fields.
 */
export function checkFields(template: OverlayTemplate, typed: OverlayFields): OverlayFields {
  const known = template.fields.map(({ id }) => id);
  const unknown = Object.keys(typed).find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new StudioError("overlays.field-unknown", {
      field: `fields.${unknown}`,
      params: { id: unknown, known: known.join(", ") },
    });
  }
  const entries = template.fields.map((field) => {
    const value = checkOne(template, field, typed[field.id] ?? "");
    if (value === "" && field.required) {
      throw fieldError("overlays.field-missing", subjectOf(template, field.id));
    }
    return [field.id, value] as const;
  });
  const fields = Object.fromEntries(entries);
  checkRules(template, fields);
  return fields;
}
