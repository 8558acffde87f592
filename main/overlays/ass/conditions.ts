import type { OverlayFields } from "../../../preload/contract";

/** A condition of an event: `if:field`, `unless:field`, `is:field=value`, `not:field=value`. */
export const condition = /^(if|unless|is|not):(\w+)(?:=([\w-]*))?$/;

/** The conditions in an event's name column, which spaces part. */
export const conditionsOf = (event: string): string[] => {
  const column = /^Dialogue:(?:[^,]*,){4}([^,]*),/.exec(event)?.[1] ?? "";
  return column.split(" ").filter((word) => condition.test(word));
};

function holds(text: string, fields: OverlayFields): boolean {
  const [, kind, field = "", wanted = ""] = condition.exec(text) ?? [];
  const value = fields[field] ?? "";
  switch (kind) {
    case "if":
      return value !== "";
    case "unless":
      return value === "";
    case "is":
      return value === wanted;
    default:
      return value !== wanted;
  }
}

/** Whether an event is drawn: all of its conditions hold. */
export const isDrawn = (event: string, fields: OverlayFields): boolean =>
  conditionsOf(event).every((one) => holds(one, fields));
