import { type Slot, StudioError } from "../../../preload/contract";
import { type Card, type StudioContext, sleep } from "../../core";
import type { ObsLink } from "../connection/link";
import { answerOf, type BatchRequest, entry, type JsonObject, sleepEntry } from "../connection/requests";
import { clipSource, type Deck, sceneName, slotNames, stillSource } from "./names";
import type { Session } from "./session";

/** How long the new clip is shown before the old one hides: measured, no blank frame in six of six. */
const overlapMilliseconds = 120;
const confirmTries = 25;
const confirmPauseMilliseconds = 20;

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
 * One batch that puts a card up. A still: its new path in one call, which OBS swaps between two frames. A clip: loaded in
 * the player that is hidden, shown, and only then the old one hidden.
 */
export function showRequests(card: Card, deck: Deck | null, scenes: readonly string[]): BatchRequest[] {
  const source = sourceOf(card.slot, deck);
  const settings: JsonObject = deck === null ? { file: card.file } : { local_file: card.file };
  return [
    entry("SetInputSettings", { inputName: source, inputSettings: settings, overlay: true }),
    ...visibility(scenes, source, true),
    ...(deck === null ? [] : [sleepEntry(overlapMilliseconds)]),
    ...othersOf(card.slot, source).flatMap((each) => visibility(scenes, each, false)),
  ];
}

interface Seen {
  /** The programme shows the source. */
  active: boolean;
  /** Its picture's size; 0 where it has none. */
  width: number;
  height: number;
}

/** What OBS shows of a source now. */
async function look(link: ObsLink, source: string, scene: string): Promise<Seen> {
  const [active, , transform] = await link.batch([
    entry("GetSourceActive", { sourceName: source }),
    entry("GetSceneItemId", { sceneName: scene, sourceName: source }, { output: { item: "sceneItemId" } }),
    entry("GetSceneItemTransform", { sceneName: scene }, { input: { sceneItemId: "item" } }),
  ]);
  const size = answerOf(transform, "GetSceneItemTransform")?.sceneItemTransform;
  return {
    active: answerOf(active, "GetSourceActive")?.videoActive === true,
    width: Number(size?.sourceWidth ?? 0),
    height: Number(size?.sourceHeight ?? 0),
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
  // A caller that names another size than the file's must not wait for ever.
  if (seen.active && (isThisCard || (hasPicture && attempt >= 6))) return "shown";
  if (hasPicture && !seen.active && attempt >= 3) return "off-air";
  return attempt < confirmTries ? "loading" : hasPicture ? "off-air" : "unreadable";
}

export function createCards(context: StudioContext, link: ObsLink, session: Session): Cards {
  const label = (slot: Slot) => slotNames[slot][context.store.get().settings.language];

  const hideAll = (slot: Slot, scenes: readonly string[]) =>
    link.batch(othersOf(slot, "").flatMap((source) => visibility(scenes, source, false)));

  async function confirm(card: Card, source: string, scenes: readonly string[]) {
    for (let attempt = 0; ; attempt++) {
      const verdict = judge(card, await look(link, source, scenes[0] ?? ""), attempt);
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
        // OBS takes new settings over at its next frame, so the answer alone does not mean that they show.
        const frame = 1000 / (context.store.get().engine.framesPerSecond ?? 30);
        await link.batch([...showRequests(card, deck, scenes), sleepEntry(Math.ceil(frame) + 1)]);
        await confirm(card, sourceOf(card.slot, deck), scenes);
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
