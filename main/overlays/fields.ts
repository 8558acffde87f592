import {
  type OverlayField,
  type OverlayFields,
  type OverlayTemplate,
  StudioError,
} from "../../preload/contract";
import { type FieldSubject, fieldError, subjectOf } from "./field-error";
import { parseDuration, parseMoment, writeDuration, writeMoment } from "./moments";
import { ruleFaults } from "./rules";
import { cleanText } from "./text/clean";

const priceText = /^(\d{1,7})(?:\.(\d{1,2}))?$/;

/** A price as it is shown: 39.9 as 39.90, 040 as 40. Null when it is none. */
export function normalisePrice(text: string): string | null {
  const match = priceText.exec(text.trim().replace(/^[¥￥]\s*/, ""));
  if (match === null) return null;
  const whole = String(Number(match[1]));
  return match[2] === undefined ? whole : `${whole}.${match[2].padEnd(2, "0")}`;
}

type Readers = {
  [Type in OverlayField["type"]]: (
    field: Extract<OverlayField, { type: Type }>,
    text: string,
    subject: FieldSubject,
    now: number,
  ) => string;
};

/** How each type of field reads a cleaned text; each throws an error that names the field. */
const readers: Readers = {
  text: ({ maxLength }, text, subject) => withinLimit(maxLength, text, subject),
  qr: ({ maxLength }, text, subject) => withinLimit(maxLength, text, subject),
  picture: (_field, text) => text,
  price({ max }, text, subject) {
    const price = normalisePrice(text);
    if (price !== null && Number(price) <= max) return price;
    throw fieldError("overlays.not-a-price", subject, { value: text.slice(0, 40), max });
  },
  integer({ min, max }, text, subject) {
    const value = /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return String(value);
    if (value < 0 && min === 0) throw fieldError("overlays.below-zero", subject, { value });
    throw fieldError("overlays.not-a-number", subject, { min, max });
  },
  choice({ options }, text, subject) {
    if (options.some(({ id }) => id === text)) return text;
    const known = options.map(({ id, label }) => `${id}（${label["zh-CN"]}）`).join("、");
    const knownEn = options.map(({ id, label }) => `${id} (${label.en ?? label["zh-CN"]})`).join(", ");
    throw fieldError("overlays.unknown-choice", subject, { value: text.slice(0, 40), known, knownEn });
  },
  duration({ maxSeconds }, text, subject) {
    const seconds = parseDuration(text);
    if (seconds !== null && seconds >= 1 && seconds <= maxSeconds) return writeDuration(seconds);
    throw fieldError("overlays.not-a-duration", subject, { max: writeDuration(maxSeconds) });
  },
  moment(_field, text, subject, now) {
    const moment = parseMoment(text, now);
    if (moment !== null) return writeMoment(moment);
    throw fieldError("overlays.not-a-moment", subject, { value: text.slice(0, 40) });
  },
};

function withinLimit(max: number, text: string, subject: FieldSubject): string {
  if ([...text].length <= max) return text;
  throw fieldError("overlays.text-over-limit", subject, { max });
}

function readOne(template: OverlayTemplate, field: OverlayField, raw: string, now: number): string {
  const subject = subjectOf(template, field.id);
  const hasLines = field.type === "text" && field.lines > 1;
  const text = field.type === "picture" ? raw.trim() : cleanText(subject, raw, hasLines);
  if (text === "") {
    if (field.required) throw fieldError("overlays.field-missing", subject);
    return "";
  }
  // The compiler cannot see that a reader taken by a field's type takes that field.
  const read = readers[field.type] as (...given: [OverlayField, string, FieldSubject, number]) => string;
  return read(field, text, subject, now);
}

function unknownFields(template: OverlayTemplate, typed: OverlayFields): StudioError[] {
  const known = template.fields.map(({ id }) => id);
  return Object.keys(typed)
    .filter((id) => !known.includes(id))
    .map(
      (id) =>
        new StudioError("overlays.field-unknown", {
          field: `fields.${id}`,
          params: { id, known: known.join(", ") },
        }),
    );
}

/** What was read of a card's fields, and everything that is wrong with them. */
export interface ReadFields {
  /** Every field of the template, cleaned; empty where nothing was typed or what was typed is at fault. */
  fields: OverlayFields;
  faults: StudioError[];
}

/** Reads a card's fields against its template and its rules. `now` in epoch milliseconds. */
export function readFields(template: OverlayTemplate, typed: OverlayFields, now: number): ReadFields {
  const faults = unknownFields(template, typed);
  const fields: OverlayFields = {};
  for (const field of template.fields) {
    fields[field.id] = "";
    try {
      fields[field.id] = readOne(template, field, typed[field.id] ?? "", now);
    } catch (thrown) {
      if (!(thrown instanceof StudioError)) throw thrown;
      faults.push(thrown);
    }
  }
  const atFault = new Set(faults.map(({ field }) => field));
  const broken = ruleFaults(template, fields, now).filter(({ field }) => !atFault.has(field));
  return { fields, faults: [...faults, ...broken] };
}

/**
 * A card's fields, cleaned and checked against its template; every field of the template is there, empty where
 * nothing was typed. `now` in epoch milliseconds.
 * @throws StudioError `overlays.…` naming the first field at fault: missing, unknown, not a price, a rule across fields.
 */
export function checkFields(template: OverlayTemplate, typed: OverlayFields, now: number): OverlayFields {
  const { fields, faults } = readFields(template, typed, now);
  if (faults[0] !== undefined) throw faults[0];
  return fields;
}
