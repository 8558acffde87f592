import type { OverlayTemplate } from "../../../preload/contract";
import { condition } from "./conditions";
import { ownStyles, placeholder, reservedNames } from "./document";
import { isThemeColour } from "./styles";

const textIds = (template: OverlayTemplate): string[] => template.textBoxes.map((box) => box.id ?? box.field);

function checkNames(template: OverlayTemplate, ass: string): void {
  const known = new Set([...reservedNames, ...textIds(template), ...template.panels.map(({ id }) => id)]);
  const used = [...ass.matchAll(placeholder)].map((match) => match[1] ?? "");
  const stranger = used.find((name) => !known.has(name));
  if (stranger !== undefined) throw new Error(`card.ass: [[${stranger}]] is no box or panel`);
  const undrawn = textIds(template).find((id) => !used.includes(id));
  if (undrawn !== undefined) throw new Error(`card.ass: text box ${undrawn} is not drawn`);
}

function checkEvents(template: OverlayTemplate, ass: string): void {
  const own = ownStyles(ass);
  const fieldIds = new Set(template.fields.map(({ id }) => id));
  const hasTheme = /^\[\[theme\.styles\]\]\s*$/m.test(ass);
  for (const event of ass.match(/^Dialogue:.*$/gm) ?? []) {
    const [, , , style = "", name = ""] = event.split(",").map((column) => column.trim());
    if (hasTheme && !own.has(style) && !isThemeColour(style)) {
      throw new Error(`card.ass: there is no style ${style}`);
    }
    const asked = name.split(" ").map((word) => condition.exec(word)?.[2]);
    const orphan = asked.find((field) => field !== undefined && !fieldIds.has(field));
    if (orphan !== undefined) throw new Error(`card.ass: a condition asks for ${orphan}, which is no field`);
  }
}

/** Fields by everything in a template.json that names one. */
function fieldsNamed({ textBoxes, pictures, panels, clock }: OverlayTemplate): string[] {
  const shares = panels.flatMap(({ share }) => (share ? [share.part, ...share.whole] : []));
  const times = clock ? [clock.mode, clock.until, clock.length] : [];
  return [...textBoxes, ...pictures].map(({ field }) => field).concat(shares, times);
}

function checkReferences(template: OverlayTemplate): void {
  const fieldIds = new Set(template.fields.map(({ id }) => id));
  const orphan = fieldsNamed(template).find((field) => !fieldIds.has(field));
  if (orphan !== undefined) throw new Error(`template.json: ${orphan} is no field`);
  const boxes = new Set(textIds(template));
  const named = [template.clock?.box, template.ticker?.box].filter((box) => box !== undefined);
  const missing = named.find((box) => !boxes.has(box));
  if (missing !== undefined) throw new Error(`template.json: ${missing} is no text box`);
}

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
  checkReferences(template);
  checkNames(template, ass);
  checkEvents(template, ass);
}
