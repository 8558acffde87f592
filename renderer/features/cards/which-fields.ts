import type { OverlayField, OverlayFields, OverlayTemplate } from "../../../preload/contract";

/** The fields a form shows: of a clock's end and length only the one that its way of running needs, and that one must be filled in. */
export function shownFields(template: OverlayTemplate, fields: OverlayFields): OverlayField[] {
  const { clock } = template;
  if (!clock) return template.fields;
  const mode = fields[clock.mode] ?? "";
  return template.fields.flatMap((field) => {
    if (field.id !== clock.until && field.id !== clock.length) return [field];
    const wanted = mode === "until" ? clock.until : mode === "length" ? clock.length : null;
    return field.id === wanted ? [{ ...field, required: true }] : [];
  });
}

/** Fields that belong together by the number that ends their names, in the order of the template. */
export interface FieldGroup {
  key: string;
  /** Null: a field that stands alone. */
  number: string | null;
  fields: OverlayField[];
}

/** Groups neighbours such as `name2`, `price2`, `unit2`; a number that only one field has makes no group. */
export function fieldGroups(fields: OverlayField[]): FieldGroup[] {
  const groups: FieldGroup[] = [];
  for (const field of fields) {
    const number = /[1-9]$/.exec(field.id)?.[0] ?? null;
    const last = groups.at(-1);
    if (number !== null && last?.number === number) last.fields.push(field);
    else groups.push({ key: field.id, number, fields: [field] });
  }
  return groups.map((group) => (group.fields.length > 1 ? group : { ...group, number: null }));
}
