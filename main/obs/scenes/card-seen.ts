/** A picture's raw pixels, row by row. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
  channels: 3 | 4;
}

/** Part of a card, in pixels of the card as compared. */
export interface Patch {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is compared: all in one size, the place that the card takes in the programme's picture. */
export interface SeenQuestion {
  /** That place, cut out of the programme. */
  picture: Pixels;
  /** The card with its transparency. */
  card: Pixels;
  /** The card that stood there before: the new one must look more like the picture than this. */
  before: Pixels | null;
  /** What changes by itself: the digits of a clock. */
  ignore: Patch | null;
}

/** Less opaque pixels than this belong to soft edges and shadows. */
const opaqueFrom = 192;
/** How far a colour may be off: a JPEG's and a scaler's share. */
const tolerance = 36;
/** How much the colours around a pixel may differ from it where it still counts as plain. */
const plainSpread = 24;
/** More pixels than about so many are not looked at: the answer waits for this. */
const mostPixels = 6000;
/** With fewer plain pixels nothing can be said. */
const fewestPixels = 60;
/** Other cards may reach over a corner of this one. */
const enoughSeen = 0.8;
/** How different two cards must be at a pixel for it to tell them apart, all channels together. */
const tellsApart = 150;
const fewestTelling = 24;
const enoughNearer = 0.6;

const at = ({ data, width, channels }: Pixels, x: number, y: number, channel: number): number =>
  data[(y * width + x) * channels + channel] ?? 0;

/** Opaque and without an edge in the pixels around it, so that half a pixel of displacement changes nothing. */
function isPlain(card: Pixels, x: number, y: number): boolean {
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      if (at(card, x + dx, y + dy, 3) < opaqueFrom) return false;
      for (let channel = 0; channel < 3; channel++) {
        const spread = at(card, x + dx, y + dy, channel) - at(card, x, y, channel);
        if (spread > plainSpread || spread < -plainSpread) return false;
      }
    }
  }
  return true;
}

/** Whether a colour can be the card's over some background: what is not quite opaque lets some of it through. */
function matches({ picture, card }: SeenQuestion, x: number, y: number): boolean {
  const alpha = at(card, x, y, 3) / 255;
  const through = (1 - alpha) * 255 + tolerance;
  for (let channel = 0; channel < 3; channel++) {
    const more = at(picture, x, y, channel) - at(card, x, y, channel) * alpha;
    if (more < -tolerance || more > through) return false;
  }
  return true;
}

function distance(one: Pixels, other: Pixels, x: number, y: number): number {
  let sum = 0;
  for (let channel = 0; channel < 3; channel++)
    sum += Math.abs(at(one, x, y, channel) - at(other, x, y, channel));
  return sum;
}

const isInside = (patch: Patch | null, x: number, y: number): boolean =>
  patch !== null && x >= patch.x && y >= patch.y && x < patch.x + patch.width && y < patch.y + patch.height;

/**
 * Whether a card is what the programme's picture shows in its place: enough of its plain, opaque pixels have their
 * colour, and where it differs from the card before, the picture is nearer to it. Null where there is too little to go by.
 */
export function isSeen(question: SeenQuestion): boolean | null {
  const { picture, card, before, ignore } = question;
  let plain = 0;
  let matching = 0;
  let telling = 0;
  let nearer = 0;
  const step = Math.max(1, Math.floor(Math.sqrt((card.width * card.height) / mostPixels)));
  for (let y = 1; y < card.height - 1; y += step) {
    for (let x = 1; x < card.width - 1; x += step) {
      if (isInside(ignore, x, y)) continue;
      if (isPlain(card, x, y)) {
        plain++;
        if (matches(question, x, y)) matching++;
      }
      if (before === null || at(card, x, y, 3) < opaqueFrom || at(before, x, y, 3) < opaqueFrom) continue;
      if (distance(card, before, x, y) < tellsApart) continue;
      telling++;
      if (distance(picture, card, x, y) < distance(picture, before, x, y)) nearer++;
    }
  }
  if (plain < fewestPixels) return null;
  if (matching / plain < enoughSeen) return false;
  return telling < fewestTelling || nearer / telling >= enoughNearer;
}
