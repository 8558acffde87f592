import type { OverlayFields, OverlayTemplate } from "../../../preload/contract";
import { call } from "../../app/bridge";
import { momentIn } from "./typed-values";

/** The pictures of templates drawn so far, by look and template: each is drawn once in a window's life. */
const drawn = new Map<string, Promise<string>>();
let queue: Promise<unknown> = Promise.resolve();

/** A template's example as it can be drawn now: its moments lie ahead. */
export function exampleFields(template: OverlayTemplate, now: number): OverlayFields {
  const fields = { ...template.example };
  // A card that lasts from one moment until another has them in this order.
  const moments = template.fields.filter(({ id, type }) => type === "moment" && fields[id]);
  for (const [index, { id }] of moments.entries()) fields[id] = momentIn(30 * (index + 1), now);
  return fields;
}

/** The media reference of a template's example in a look. One is drawn at a time, so that a card for the air is not kept waiting. */
export function templatePicture(template: OverlayTemplate, theme: string): Promise<string> {
  const key = `${theme}/${template.id}`;
  const known = drawn.get(key);
  if (known) return known;
  const fields = exampleFields(template, Date.now());
  const picture = queue
    .catch(() => undefined)
    .then(() => call("overlay.render", { template: template.id, fields, theme, format: "still" }))
    .then(({ image }) => image);
  queue = picture;
  // A failure is not kept: the next look at the gallery tries again.
  picture.catch(() => drawn.delete(key));
  drawn.set(key, picture);
  return picture;
}
