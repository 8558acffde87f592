import { createTurns, type Ffmpeg } from "../../process/ffmpeg";
import type { Faces } from "../text/fonts";
import type { CardFiles, CardPart } from "./card-files";
import { drawClip } from "./draw-clip";
import { drawStills, type Outcome, type StillOrder } from "./draw-stills";
import type { Drawing } from "./drawing";
import { createGatherer } from "./gatherer";
import { openWorkshop, type Workshop } from "./workshop";

/** A part of a card on disk. */
export interface Part {
  path: string;
  cached: boolean;
}

/** Makes the parts of cards, each once, however often it is asked for. */
export interface CardMakers {
  still(drawing: Drawing, key: string, part: CardPart, urgent: boolean): Promise<Part>;
  /** The clip, and with it, where that is wanted, the one of the way out. */
  clip(drawing: Drawing, key: string, withLeaving: boolean, urgent: boolean): Promise<Part>;
  workshop(): Promise<Workshop>;
  close(): Promise<void>;
}

export interface MakerParts {
  files: CardFiles;
  ffmpeg: Ffmpeg;
  faces: Faces;
}

export function createCardMakers({ files, ffmpeg, faces }: MakerParts): CardMakers {
  let opened: Promise<Workshop> | null = null;
  const underWay = new Map<string, Promise<Part>>();
  const clipTurns = createTurns(1);

  const workshop = () => {
    opened ??= openWorkshop();
    opened.catch(() => (opened = null));
    return opened;
  };
  const tools = async (urgent: boolean) => ({ ffmpeg, faces, workshop: await workshop(), urgent });

  const stills = createGatherer<StillOrder, Outcome>(
    async (orders, urgent) => await drawStills(orders, await tools(urgent)),
  );

  /** Runs one making of a part at a time; who asks meanwhile gets the same. */
  function once(name: string, make: () => Promise<Part>): Promise<Part> {
    const task = underWay.get(name) ?? make().finally(() => underWay.delete(name));
    underWay.set(name, task);
    return task;
  }

  async function makeStill(drawing: Drawing, key: string, part: CardPart, urgent: boolean): Promise<Part> {
    const present = await files.find(key, part);
    if (present !== null) return { path: present, cached: true };
    const order = { drawing, withoutDigits: part === "blank.png" };
    const outcome = await stills.add(`${key}.${part}`, order, urgent);
    if (!("content" in outcome)) throw outcome.failure;
    return { path: await files.put(key, part, outcome.content), cached: false };
  }

  async function drawBoth(
    drawing: Drawing,
    key: string,
    withLeaving: boolean,
    urgent: boolean,
  ): Promise<Part> {
    const [present, leaving] = await Promise.all([
      files.find(key, "card.mov"),
      withLeaving ? files.find(key, "out.mov") : "",
    ]);
    if (present !== null && leaving !== null) return { path: present, cached: true };
    const drawn = await drawClip(drawing, "mov", { ...(await tools(urgent)), withLeaving });
    if (drawn.leaving !== null) await files.put(key, "out.mov", drawn.leaving);
    return { path: await files.put(key, "card.mov", drawn.clip), cached: false };
  }

  return {
    workshop,
    still(drawing, key, part, urgent) {
      const name = `${key}.${part}`;
      if (urgent && underWay.has(name)) stills.hurry(name);
      return once(name, () => makeStill(drawing, key, part, urgent));
    },
    clip(drawing, key, withLeaving, urgent) {
      const draw = () => drawBoth(drawing, key, withLeaving, urgent);
      // A clip that waits its turn is not waited for by a card that is wanted now; both find the same content.
      return urgent ? once(`${key}.urgent.mov`, draw) : once(`${key}.card.mov`, () => clipTurns.take(draw));
    },
    async close() {
      await (await opened?.catch(() => null))?.close();
    },
  };
}
