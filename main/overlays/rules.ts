import {
  longestClockSeconds,
  type OverlayFields,
  type OverlayTemplate,
  type StudioError,
} from "../../preload/contract";
import { fieldError, subjectOf } from "./field-error";
import { momentOf } from "./moments";

type Rule = (
  template: OverlayTemplate,
  fields: OverlayFields,
  now: number,
) => StudioError | readonly StudioError[] | null;

/** Whether the card's end is a moment: of a clock only when it runs until one. */
const endsAtMoment = ({ clock }: OverlayTemplate, fields: OverlayFields): boolean =>
  clock === null || fields[clock.mode] === "until";

const rules: Record<OverlayTemplate["rules"][number], Rule> = {
  // A crossed-out price at or below the present one misleads buyers; see the price law's rules on original prices.
  "price-below-original": (template, { price = "", originalPrice = "" }) => {
    if (price === "" || originalPrice === "" || Number(price) < Number(originalPrice)) return null;
    return fieldError("overlays.price-above-original", subjectOf(template, "originalPrice"), {
      price,
      original: originalPrice,
    });
  },
  // A board has several of each, told apart by what follows their names: price1 and unit1.
  "unit-with-price": (template, fields) =>
    template.fields.flatMap(({ id }) => {
      const unit = /^price(\d*)$/.exec(id)?.[1];
      const isBare = unit !== undefined && (fields[id] ?? "") !== "" && (fields[`unit${unit}`] ?? "") === "";
      return isBare ? [fieldError("overlays.price-without-unit", subjectOf(template, `unit${unit}`))] : [];
    }),
  "end-in-future": (template, fields, now) => {
    const id = template.clock?.until ?? "until";
    const end = momentOf(fields[id] ?? "");
    if (end === null || !endsAtMoment(template, fields)) return null;
    const subject = subjectOf(template, id);
    if (end <= now) return fieldError("overlays.end-in-past", subject, { value: fields[id] ?? "" });
    const start = momentOf(fields.from ?? "");
    if (start !== null && start >= end) return fieldError("overlays.end-before-start", subject);
    return null;
  },
  "clock-complete": (template, fields, now) => {
    const { clock } = template;
    if (clock === null) return null;
    const mode = fields[clock.mode] ?? "";
    const wanted = { until: clock.until, length: clock.length }[mode];
    if (wanted !== undefined && (fields[wanted] ?? "") === "") {
      return fieldError("overlays.field-missing", subjectOf(template, wanted));
    }
    const end = mode === "until" ? momentOf(fields[clock.until] ?? "") : null;
    if (end === null || end - now <= longestClockSeconds * 1000) return null;
    const minutes = longestClockSeconds / 60;
    return fieldError("overlays.end-too-far", subjectOf(template, clock.until), { minutes });
  },
  "something-to-show": (template, fields) => {
    const [first] = template.fields;
    const isEmpty = template.fields.every(({ id }) => (fields[id] ?? "") === "");
    return isEmpty && first ? fieldError("overlays.field-missing", subjectOf(template, first.id)) : null;
  },
};

/** What breaks a template's rules across fields, each naming the field to change. `now` in epoch milliseconds. */
export function ruleFaults(template: OverlayTemplate, fields: OverlayFields, now: number): StudioError[] {
  return template.rules.flatMap((name) => rules[name](template, fields, now) ?? []);
}
