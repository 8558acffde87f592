import { type Slot, StudioError } from "../../../preload/contract";
import { type Card, type StudioContext, sleep } from "../../core";
import type { ObsLink } from "../connection/link";
import { answerOf, type BatchRequest, entry, type JsonObject, sleepEntry } from "../connection/requests";
import { clipSource, type Deck, sceneName, slotNames, stillSource } from "./names";
import type { Session } from "./session";

/** How long the new clip is shown before the old one hides: measured, no blank frame in six of six. */
const overlapMilliseconds = 120;
const confirmTries = 60;
const confirmPauseMilliseconds = 10;

/** Puts cards into their slots. */
export interface Cards {
  show(card: Card): Promise<{ milliseconds: number }>;
  hide(slot: Slot): Promise<void>;
}

/** The scenes built that have a slot. */
export function scenesWithSlot(session: Session, slot: Slot): string[] {
  return [...session.applied.values()].flatMap(({ preset, orientation }) =>
    preset.scenes
      .filter((scene) =>
        scene.layers.some(
          (layer) =>
            layer.kind === "overlay-slot" &&
            layer.settings.slot === slot &&
            layer.layout[orientation] !== null,
        ),
      )
      .map((scene) => sceneName(preset, scene)),
  );
}

/** Shows or hides one source in several scenes. Ids are asked for in the batch itself, so none can be out of date. */
export function visibility(scenes: readonly string[], source: string, enabled: boolean): BatchRequest[] {
  return scenes.flatMap((scene, index) => {
    const variable = `${enabled ? "show" : "hide"}${index}${source}`;
    return [
      entry(
        "GetSceneItemId",
        { sceneName: scene, sourceName: source },
        { output: { [variable]: "sceneItemId" } },
      ),
      entry(
        "SetSceneItemEnabled",
        { sceneName: scene, sceneItemEnabled: enabled },
        { input: { sceneItemId: variable } },
      ),
    ];
  });
}

export const sourceOf = (slot: Slot, deck: Deck | null): string =>
  deck === null ? stillSource(slot) : clipSource(slot, deck);

/** Every source of a slot but one. */
const othersOf = (slot: Slot, source: string) =>
  [stillSource(slot), clipSource(slot, "a"), clipSource(slot, "b")].filter((each) => each !== source);

/**
 * Loads a card and shows it, over whatever else the slot shows. A still's new path in one call is swapped by OBS between
 * two frames; a clip is loaded in the player that is hidden and given 120 ms to bring its first picture. Ends with the
 * number of frames OBS has drawn.
 */
export function showRequests(card: Card, deck: Deck | null, scenes: readonly string[]): BatchRequest[] {
  const source = sourceOf(card.slot, deck);
  const settings: JsonObject = deck === null ? { file: card.file } : { local_file: card.file };
  return [
    entry("SetInputSettings", { inputName: source, inputSettings: settings, overlay: true }),
    ...visibility(scenes, source, true),
    ...(deck === null ? [] : [sleepEntry(overlapMilliseconds)]),
    entry("GetStats", {}),
  ];
}

/** What OBS shows of a source now. */
export interface Seen {
  /** The programme shows the source. */
  active: boolean;
  /** Its picture's size; 0 where it has none. */
  width: number;
  height: number;
  /** Frames drawn since the card was asked for. */
  frames: number;
  /** A clip: its pictures run, or have run to the end. Always true for a still. */
  plays: boolean;
}

const playing = new Set(["OBS_MEDIA_STATE_PLAYING", "OBS_MEDIA_STATE_ENDED"]);

async function look(
  link: ObsLink,
  source: string,
  scene: string,
  isClip: boolean,
  drawn: number,
): Promise<Seen> {
  const [active, , transform, stats, media] = await link.batch([
    entry("GetSourceActive", { sourceName: source }),
    entry("GetSceneItemId", { sceneName: scene, sourceName: source }, { output: { item: "sceneItemId" } }),
    entry("GetSceneItemTransform", { sceneName: scene }, { input: { sceneItemId: "item" } }),
    entry("GetStats", {}),
    ...(isClip ? [entry("GetMediaInputStatus", { inputName: source })] : []),
  ]);
  const size = answerOf(transform, "GetSceneItemTransform")?.sceneItemTransform;
  const state = answerOf(media, "GetMediaInputStatus")?.mediaState ?? "";
  return {
    active: answerOf(active, "GetSourceActive")?.videoActive === true,
    width: Number(size?.sourceWidth ?? 0),
    height: Number(size?.sourceHeight ?? 0),
    frames: (answerOf(stats, "GetStats")?.renderTotalFrames ?? 0) - drawn,
    plays: !isClip || playing.has(state),
  };
}

/** Whether a card is what OBS shows; `loading` while its file may still be on its way. */
export function judge(
  card: Card,
  seen: Seen,
  attempt: number,
): "shown" | "loading" | "off-air" | "unreadable" {
  const hasPicture = seen.width >= 1 && seen.height >= 1;
  const isThisCard = Math.abs(seen.width - card.width) <= 1 && Math.abs(seen.height - card.height) <= 1;
  // OBS takes new settings over at its next frame: before two were drawn, what is seen may be the card before.
  const isDrawn = seen.frames >= 2 && seen.plays;
  // A caller that names another size than the file's must not wait for ever.
  if (isDrawn && seen.active && (isThisCard || (hasPicture && attempt >= 6))) return "shown";
  if (isDrawn && hasPicture && !seen.active && attempt >= 3) return "off-air";
  return attempt < confirmTries ? "loading" : hasPicture ? "off-air" : "unreadable";
}

export function createCards(context: StudioContext, link: ObsLink, session: Session): Cards {
  const label = (slot: Slot) => slotNames[slot][context.store.get().settings.language];

  const hideAll = (slot: Slot, scenes: readonly string[]) =>
    link.batch(othersOf(slot, "").flatMap((source) => visibility(scenes, source, false)));

  async function confirm(card: Card, source: string, scenes: readonly string[], drawn: number) {
    for (let attempt = 0; ; attempt++) {
      const seen = await look(link, source, scenes[0] ?? "", card.format === "clip", drawn);
      const verdict = judge(card, seen, attempt);
      if (verdict === "shown") return;
      if (verdict !== "loading") {
        session.cards.delete(card.slot);
        await hideAll(card.slot, scenes);
        throw verdict === "off-air"
          ? new StudioError("obs.slot-not-on-air", { params: { slot: label(card.slot) } })
          : new StudioError("obs.card-not-shown", { params: { file: card.file } });
      }
      await sleep(context.clock, confirmPauseMilliseconds);
    }
  }

  /** The old card goes only when the new one is seen, so a slow computer shows both for a moment, never neither. */
  async function replace(card: Card, deck: Deck | null, scenes: readonly string[]) {
    const source = sourceOf(card.slot, deck);
    const shown = await link.batch(showRequests(card, deck, scenes));
    const drawn = answerOf(shown.at(-1), "GetStats")?.renderTotalFrames ?? 0;
    await confirm(card, source, scenes, drawn);
    const others = othersOf(card.slot, source);
    await link.batch(others.flatMap((each) => visibility(scenes, each, false)));
  }

  return {
    show(card) {
      const asked = context.clock.now();
      return session.inTurn(async () => {
        const scenes = scenesWithSlot(session, card.slot);
        if (scenes.length === 0) {
          throw new StudioError("obs.slot-missing", { params: { slot: label(card.slot) } });
        }
        const deck: Deck | null =
          card.format === "still" ? null : session.cards.get(card.slot)?.deck === "a" ? "b" : "a";
        await replace(card, deck, scenes);
        session.cards.set(card.slot, { card, deck });
        return { milliseconds: context.clock.now() - asked };
      });
    },
    hide: (slot) =>
      session.inTurn(async () => {
        session.cards.delete(slot);
        await hideAll(slot, scenesWithSlot(session, slot));
      }),
  };
}
