import type { OverlayTemplate } from "../../../preload/contract";
import { placeholder } from "./document";

const boxIds = (template: OverlayTemplate): string[] => [
  ...template.textBoxes.map((box) => box.id ?? box.field),
  ...template.panels.map(({ id }) => id),
];

/**
 * Holds a card.ass to its template.json: same size, no wrapping of its own, only names that exist, every text box
 * drawn. @throws Error saying in words what is wrong.
 */
export function checkAssTemplate(template: OverlayTemplate, ass: string): void {
  const { width, height } = template.size;
  const value = (key: string) => new RegExp(`^${key}:\\s*(\\S+)`, "m").exec(ass)?.[1];
  if (value("PlayResX") !== String(width) || value("PlayResY") !== String(height)) {
    throw new Error(`card.ass: PlayResX and PlayResY are not ${width} and ${height}`);
  }
  if (value("WrapStyle") !== "2") throw new Error("card.ass: WrapStyle is not 2");
  const known = new Set(["shape", ...boxIds(template)]);
  const used = [...ass.matchAll(placeholder)].map((match) => match[1] ?? "");
  const stranger = used.find((name) => !known.has(name));
  if (stranger !== undefined) throw new Error(`card.ass: [[${stranger}]] is no box or panel`);
  const fieldIds = new Set(template.fields.map(({ id }) => id));
  const owned = [...template.textBoxes, ...template.pictures].map(({ field }) => field);
  const orphan = owned.find((field) => !fieldIds.has(field));
  if (orphan !== undefined) throw new Error(`template.json: ${orphan} is no field`);
  const undrawn = template.textBoxes.map((box) => box.id ?? box.field).find((id) => !used.includes(id));
  if (undrawn !== undefined) throw new Error(`card.ass: text box ${undrawn} is not drawn`);
}
