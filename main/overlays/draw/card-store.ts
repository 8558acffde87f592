import type { OverlayFormat } from "../../../preload/contract";
import type { Ffmpeg } from "../../process/ffmpeg";
import type { Faces } from "../text/fonts";
import { type CardPart, cardKey, createCardFiles } from "./card-files";
import { createCardMakers } from "./card-makers";
import { storedClock } from "./clock-face";
import { compose, type Drawing, motionOf } from "./drawing";
import type { RenderOptions, StoredCard, WantedDrawing } from "./stored-card";

export type { RenderOptions, StoredCard, StoredClock } from "./stored-card";

/** Draws cards into a folder; what was drawn before is taken from there. */
export interface CardStore {
  /**
   * Draws a card, or finds it drawn. Cards asked for close together are drawn in one run of ffmpeg.
   * @throws StudioError `overlays.…` naming the field at fault, or `ffmpeg.…`.
   */
  render(drawing: Drawing, format: OverlayFormat, options?: RenderOptions): Promise<StoredCard>;
  /** The card as it lies there already, or null: never draws. */
  peek(drawing: Drawing, format: OverlayFormat): Promise<StoredCard | null>;
  /**
   * Many cards ahead of need: stills in runs of about ten, two runs at once; clips one by one.
   * @throws as `render` does, when all are done, for the first that failed.
   */
  renderMany(wanted: readonly WantedDrawing<Drawing>[]): Promise<StoredCard[]>;
  /** Reads fonts and finds ffmpeg, so that the first card of a show is as quick as the second. */
  warmUp(): Promise<void>;
  /** Removes the oldest cards beyond what is kept. */
  prune(): Promise<void>;
  close(): Promise<void>;
}

export interface CardStoreParts {
  folder: string;
  ffmpeg: Ffmpeg;
  faces: Faces;
}

/** The parts a card has in a format; `leaving` only where its clip moves. */
interface Parts {
  picture: CardPart;
  still: CardPart;
  clip: CardPart | null;
  leaving: CardPart | null;
}

function partsOf({ clock, loaded }: Drawing, format: OverlayFormat): Parts {
  const moves = format === "clip" && loaded.template.ticker === null;
  return {
    picture: "card.png",
    still: clock === null ? "card.png" : "blank.png",
    clip: moves ? "card.mov" : null,
    leaving: moves && clock === null ? "out.mov" : null,
  };
}

export function createCardStore({ folder, ffmpeg, faces }: CardStoreParts): CardStore {
  const files = createCardFiles(folder);
  const makers = createCardMakers({ files, ffmpeg, faces });

  async function looksOf(
    drawing: Drawing,
  ): Promise<Pick<StoredCard, "motion" | "clock" | "scroll" | "width" | "height">> {
    const { size, ticker } = drawing.loaded.template;
    const clock =
      drawing.clock === null ? null : await storedClock(drawing, await compose(drawing, faces), faces);
    const scroll = ticker && { width: size.width, pixelsPerSecond: ticker.pixelsPerSecond };
    return { ...size, motion: motionOf(drawing), clock, scroll };
  }

  const keyOf = async (drawing: Drawing) => cardKey(drawing, await faces.fingerprint());

  async function render(drawing: Drawing, format: OverlayFormat, urgent: boolean): Promise<StoredCard> {
    const startedAt = performance.now();
    const key = await keyOf(drawing);
    const parts = partsOf(drawing, format);
    const [picture, still, clip, described] = await Promise.all([
      makers.still(drawing, key, parts.picture, urgent),
      makers.still(drawing, key, parts.still, urgent),
      parts.clip === null ? null : makers.clip(drawing, key, parts.leaving !== null, urgent),
      looksOf(drawing),
    ]);
    const shown = clip ?? picture;
    return {
      ...described,
      file: shown.path,
      still: still.path,
      picture: picture.path,
      cached: shown.cached,
      milliseconds: performance.now() - startedAt,
      leaving: parts.leaving === null ? null : await files.find(key, parts.leaving),
    };
  }

  return {
    render: (drawing, format, { urgent = false } = {}) => render(drawing, format, urgent),
    async peek(drawing, format) {
      const startedAt = performance.now();
      const key = await keyOf(drawing);
      const parts = partsOf(drawing, format);
      const find = (part: CardPart | null) => (part === null ? Promise.resolve(null) : files.find(key, part));
      const [picture, still, clip, leaving] = await Promise.all(
        [parts.picture, parts.still, parts.clip, parts.leaving].map(find),
      );
      const isWhole = (parts.clip === null || clip) && (parts.leaving === null || leaving);
      if (!picture || !still || !isWhole) return null;
      const milliseconds = performance.now() - startedAt;
      const found = { file: clip ?? picture, still, picture, leaving: leaving ?? null };
      return { ...(await looksOf(drawing)), ...found, cached: true, milliseconds };
    },
    async renderMany(wanted) {
      const all = await Promise.allSettled(
        wanted.map(({ drawing, format }) => render(drawing, format, false)),
      );
      return all.map((one) => {
        if (one.status === "rejected") throw one.reason;
        return one.value;
      });
    },
    async warmUp() {
      await Promise.all([ffmpeg.capabilities(), faces.fingerprint(), makers.workshop()]);
    },
    prune: () => files.prune(),
    close: () => makers.close(),
  };
}
