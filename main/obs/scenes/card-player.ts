import { join } from "node:path";
import sharp from "sharp";
import type { Slot } from "../../../preload/contract";
import { type StudioContext, sleep } from "../../core";
import { writeAtomic } from "../../storage";
import type { ObsLink } from "../connection/link";
import { type BatchRequest, entry, type JsonObject } from "../connection/requests";
import type { StandingCard } from "./desired";
import { clipSource, type Deck, stillSource } from "./names";

/** How a slot's players are set: measured to give no blank frame when one is shown 120 ms before the other hides. */
export const playerSettings: JsonObject = {
  is_local_file: true,
  looping: false,
  clear_on_media_end: false,
  restart_on_activate: true,
  close_when_inactive: false,
  hw_decode: false,
};

/** A running clock goes on through changes of scene. OBS starts a clip anew when any of its settings is written. */
const clockSettings: JsonObject = { ...playerSettings, restart_on_activate: false };

/** The settings that a player shows a file with. */
export const settingsFor = (file: string, hasClock: boolean): JsonObject => ({
  ...(hasClock ? clockSettings : playerSettings),
  local_file: file,
});

/** What a slot's player is to be set to: for the card that stands in it, or for none. */
export const settingsOfDeck = (standing: StandingCard | undefined, deck: Deck): JsonObject =>
  standing?.deck === deck ? settingsFor(standing.card.file, standing.card.clock !== null) : playerSettings;

export const sourceOf = (slot: Slot, deck: Deck | null): string =>
  deck === null ? stillSource(slot) : clipSource(slot, deck);

/** Every source of a slot but one. */
export const othersOf = (slot: Slot, source: string): string[] =>
  [stillSource(slot), clipSource(slot, "a"), clipSource(slot, "b")].filter((each) => each !== source);

/** Width and height of what an emptied player shows, in pixels. */
export const emptySize = 2;
const emptyMilliseconds = 150;

/** What makes a hidden player forget the clip before: OBS keeps its last picture, and would show it before the next. */
export const emptyRequests = (source: string, nothing: string): [BatchRequest, BatchRequest] => [
  entry("SetInputSettings", {
    inputName: source,
    inputSettings: { ...playerSettings, local_file: nothing, looping: true, restart_on_activate: false },
    overlay: true,
  }),
  entry("SetInputSettings", { inputName: source, inputSettings: playerSettings, overlay: true }),
];

/** Keeps hidden players empty. */
export interface Players {
  /** Resolves when a hidden player is empty and can be given a clip. */
  empty(source: string): Promise<void>;
  /** Says that a player holds a clip now. */
  filled(source: string): void;
}

export function createPlayers(
  { clock, log, paths }: Pick<StudioContext, "clock" | "log" | "paths">,
  link: ObsLink,
): Players {
  const emptied = new Map<string, Promise<void>>();
  let picture: Promise<string> | null = null;
  link.onLost(() => emptied.clear());

  async function makePicture(): Promise<string> {
    const path = join(paths.data, "overlays", "nothing.png");
    const background = { r: 0, g: 0, b: 0, alpha: 0 };
    const size = { width: emptySize, height: emptySize };
    await writeAtomic(
      path,
      await sharp({ create: { ...size, channels: 4, background } })
        .png()
        .toBuffer(),
    );
    return path;
  }

  async function work(source: string): Promise<void> {
    picture ??= makePicture();
    const [fill, rest] = emptyRequests(source, await picture);
    await link.batch([fill]);
    await sleep(clock, emptyMilliseconds);
    await link.batch([rest]);
  }

  return {
    empty(source) {
      const known = emptied.get(source);
      if (known !== undefined) return known;
      const task = work(source).catch((error: unknown) => {
        picture = null;
        emptied.delete(source);
        log.warn({ err: error, source }, "a player was not emptied");
      });
      emptied.set(source, task);
      return task;
    },
    filled: (source) => void emptied.delete(source),
  };
}
