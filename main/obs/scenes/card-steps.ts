import { type CardClock, StudioError } from "../../../preload/contract";
import { type Card, type Clock, type Log, sleep } from "../../core";
import type { ObsLink } from "../connection/link";
import { answerOf, type BatchRequest, entry, sleepEntry } from "../connection/requests";
import { clockPlace } from "./card-clock";
import { judge, look } from "./card-look";
import { othersOf, sourceOf } from "./card-player";
import { loadRequest, overlapMilliseconds, scrollRequests, visibility } from "./card-requests";
import { itemEntry } from "./items";
import { type Deck, stillSource } from "./names";

const confirmPauseMilliseconds = 10;
/** How often a player is looked at for its first picture: a card on its way out is not to wait for it. */
const pictureTries = { leaving: 30, clock: 120 };
const frameTries = 60;
/** How long it usually takes from asking for another place to standing there, in the picture. */
const seekMilliseconds = 250;
const seekPauseMilliseconds = 25;
const seekTries = 24;
/** Width of the pictures by which a change in a player is noticed, in pixels. */
const noticeWidth = 160;
/** A held clip shows its next second so long after it is told to go on. */
const playLeadMilliseconds = 50;
/** Far out of any picture: a player takes its pictures in only while its item is drawn. */
const aside = -20_000;

/** One card on its way into OBS. */
export interface Passage {
  link: ObsLink;
  clock: Clock;
  card: Card;
  deck: Deck | null;
  scenes: readonly string[];
}

/** Waits until OBS shows the card. @throws StudioError `obs.slot-not-on-air` or `obs.card-not-shown`. */
export async function confirm({ link, clock, card, deck, scenes }: Passage, drawn: number, label: string) {
  const source = sourceOf(card.slot, deck);
  for (let attempt = 0; ; attempt++) {
    const seen = await look(link, source, scenes[0] ?? "", deck !== null, drawn);
    const verdict = judge(card, seen, attempt);
    if (verdict === "shown") return;
    if (verdict !== "loading") {
      throw verdict === "off-air"
        ? new StudioError("obs.slot-not-on-air", { params: { slot: label } })
        : new StudioError("obs.card-not-shown", { params: { file: card.file } });
    }
    await sleep(clock, confirmPauseMilliseconds);
  }
}

/** Waits until a player that was empty brings a picture of the card's size; not for ever. */
export async function untilPictured(passage: Passage, what: keyof typeof pictureTries): Promise<void> {
  const { link, clock, card, deck, scenes } = passage;
  for (let attempt = 0; attempt < pictureTries[what]; attempt++) {
    const { width } = await look(link, sourceOf(card.slot, deck), scenes[0] ?? "", true, 0);
    if (Math.abs(width - card.width) <= 1) return;
    await sleep(clock, confirmPauseMilliseconds);
  }
}

/** Every source of the slot but the card's own leaves the picture. */
export const hideOthers = ({ link, card, deck, scenes }: Passage) =>
  link.batch(
    othersOf(card.slot, sourceOf(card.slot, deck)).flatMap((source) => visibility(scenes, source, false)),
  );

/**
 * A still that is to run, or one after it that is not, would be seen wrongly while its filter comes or goes. So a player
 * shows the picture meanwhile, of the card before or of the new one, and the still works on unseen.
 */
export async function bridge({ link, card, scenes }: Passage, picture: Card, deck: Deck): Promise<void> {
  const source = sourceOf(card.slot, deck);
  // A picture played as a clip stays only in a player that is never started anew.
  const held = { slot: card.slot, clock: picture.clock };
  const load = loadRequest(held, picture.still, deck);
  await link.batch([
    load,
    ...visibility(scenes, source, true),
    sleepEntry(overlapMilliseconds * 2),
    ...visibility(scenes, stillSource(card.slot), false),
  ]);
}

/**
 * Loads the still while it is hidden, with or without its movement. With `settles` waits until OBS has drawn a whole frame
 * with it: it measures all items before it draws the first, and one that is shown in between would have its old scale.
 */
export async function prepareStill({ link, clock, card }: Passage, settles: boolean): Promise<void> {
  const drawnBy = async () => (await link.read("GetStats")).renderTotalFrames;
  await link.batch([loadRequest(card, card.file, null), ...scrollRequests(card)]);
  if (!settles) return;
  const drawn = await drawnBy();
  for (let attempt = 0; attempt < frameTries && (await drawnBy()) < drawn + 2; attempt++)
    await sleep(clock, confirmPauseMilliseconds);
}

interface Item {
  scene: string;
  id: number;
  /** Where the slot stands, in pixels of the canvas. */
  x: number;
}

async function itemsOf({ link, card, scenes }: Passage, source: string): Promise<Item[]> {
  const asked: BatchRequest[] = scenes.flatMap((sceneName) => [
    entry("GetSceneItemId", { sceneName, sourceName: source }),
    entry(
      "GetSceneItemId",
      { sceneName, sourceName: stillSource(card.slot) },
      { output: { still: "sceneItemId" } },
    ),
    entry("GetSceneItemTransform", { sceneName }, { input: { sceneItemId: "still" } }),
  ]);
  const answers = await link.batch(asked);
  return scenes.flatMap((scene, index) => {
    const id = answerOf(answers[index * 3], "GetSceneItemId")?.sceneItemId;
    const x = answerOf(answers[index * 3 + 2], "GetSceneItemTransform")?.sceneItemTransform.positionX;
    return typeof id === "number" && typeof x === "number" ? [{ scene, id, x }] : [];
  });
}

const moveTo = ({ scene, id }: Item, x: number): BatchRequest =>
  itemEntry("SetSceneItemTransform", scene, { id }, { sceneItemTransform: { positionX: x } });

/** A small picture of what a player shows, or null while it shows none. */
async function pictureOf({ link, card }: Passage, source: string): Promise<string | null> {
  const [shot] = await link.batch([
    entry("GetSourceScreenshot", {
      sourceName: source,
      imageFormat: "png",
      imageWidth: noticeWidth,
      imageHeight: Math.max(8, Math.round((noticeWidth * card.height) / card.width)),
    }),
  ]);
  return answerOf(shot, "GetSourceScreenshot")?.imageData ?? null;
}

/** Holds a player that runs at a place in its clip, and waits until it shows that. */
async function holdAt(passage: Passage, source: string, cursor: number): Promise<void> {
  const { link, clock } = passage;
  const before = await pictureOf(passage, source);
  await link.batch([
    entry("TriggerMediaInputAction", {
      inputName: source,
      mediaAction: "OBS_WEBSOCKET_MEDIA_INPUT_ACTION_PAUSE",
    }),
    ...(cursor > 0 ? [entry("SetMediaInputCursor", { inputName: source, mediaCursor: cursor })] : []),
  ]);
  for (let attempt = 0; cursor > 0 && attempt < seekTries; attempt++) {
    await sleep(clock, seekPauseMilliseconds);
    if ((await pictureOf(passage, source)) !== before) return;
  }
}

/**
 * Brings a clock's clip to the second it is to show and holds it there, out of the picture, then moves it in. Gives the
 * moment (epoch milliseconds) to go on, or null where it stands at its end; and the frames that OBS had drawn.
 */
export async function holdClock(
  passage: Passage,
  runs: CardClock,
): Promise<{ playAt: number | null; drawn: number }> {
  const { link, clock, card, deck } = passage;
  const source = sourceOf(card.slot, deck);
  const items = await itemsOf(passage, source);
  const shown = (each: Item) =>
    itemEntry("SetSceneItemEnabled", each.scene, { id: each.id }, { sceneItemEnabled: true });
  await link.batch([
    ...items.flatMap((each) => [moveTo(each, aside), shown(each)]),
    loadRequest(card, card.file, deck),
  ]);
  await untilPictured(passage, "clock");
  const { cursor, playAt } = clockPlace(runs, clock.now() + seekMilliseconds);
  await holdAt(passage, source, cursor);
  const moved = await link.batch([...items.map((each) => moveTo(each, each.x)), entry("GetStats", {})]);
  return { playAt, drawn: answerOf(moved.at(-1), "GetStats")?.renderTotalFrames ?? 0 };
}

/** Lets a held clock go on at a moment (epoch milliseconds), unless another card took its place by then. */
export function playLater(
  { link, clock, card, deck }: Passage,
  playAt: number,
  isWanted: () => boolean,
  log: Log,
): void {
  clock.after(Math.max(0, playAt - playLeadMilliseconds - clock.now()), () => {
    if (!isWanted()) return;
    link
      .change("TriggerMediaInputAction", {
        inputName: sourceOf(card.slot, deck),
        mediaAction: "OBS_WEBSOCKET_MEDIA_INPUT_ACTION_PLAY",
      })
      .catch((error: unknown) => log.warn({ err: error }, "a clock was not started"));
  });
}
