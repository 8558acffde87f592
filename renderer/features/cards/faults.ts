import type { OverlayFault, OverlayTemplate } from "../../../preload/contract";

/** The part of a fault that a form shows: its sentence, and what to do. */
export type Fault = Pick<OverlayFault, "field" | "message" | "hint"> & { isMissing: boolean };

export const faultOf = ({ field, code, message, hint }: OverlayFault): Fault => ({
  // Errors name a field by its path; a form knows its own fields.
  field: field.replace(/^fields\./, ""),
  message,
  hint,
  isMissing: code === "overlays.field-missing",
});

/** The first fault of each field that is to be said: an empty field is not scolded before it was touched. */
export function faultsByField(faults: Fault[], touched: ReadonlySet<string>): Map<string, Fault> {
  const said = new Map<string, Fault>();
  for (const fault of faults) {
    if (fault.isMissing && !touched.has(fault.field)) continue;
    if (!said.has(fault.field)) said.set(fault.field, fault);
  }
  return said;
}

/** Why a card cannot be shown: the first thing that is wrong, or else the fields that are still to be filled in. */
export function reasonOf(
  faults: Fault[],
  template: OverlayTemplate,
): { kind: "wrong"; fault: Fault } | { kind: "missing"; fields: OverlayTemplate["fields"] } | null {
  const wrongs = faults.filter(({ isMissing }) => !isMissing);
  // What is wrong with the whole card stands nowhere else.
  const wrong = wrongs.find(({ field }) => field === "") ?? wrongs[0];
  if (wrong) return { kind: "wrong", fault: wrong };
  const missing = new Set(faults.map(({ field }) => field));
  const fields = template.fields.filter(({ id }) => missing.has(id));
  return faults.length > 0 ? { kind: "missing", fields } : null;
}
