import { type CardClock, StudioError } from "../../../preload/contract";
import type { Card, StudioContext } from "../../core";
import type { ObsLink } from "../connection/link";
import { entry } from "../connection/requests";
import { clockPlace } from "./card-clock";
import { sourceOf } from "./card-player";
import { playLater, seekMilliseconds } from "./card-steps";
import type { StandingCard } from "./desired";
import type { Session } from "./session";

interface Parts {
  context: Pick<StudioContext, "clock" | "log">;
  link: ObsLink;
  session: Session;
  /** Shows a card anew in place of itself. */
  showAgain: (card: Card) => Promise<void>;
}

/** Sends a clip that runs to where it must be by now. */
async function realign({ context, link, session }: Parts, standing: StandingCard, runs: CardClock) {
  const { card, deck } = standing;
  const { cursor, playAt } = clockPlace(runs, context.clock.now() + seekMilliseconds);
  const inputName = sourceOf(card.slot, deck);
  await link.batch([
    entry("TriggerMediaInputAction", { inputName, mediaAction: "OBS_WEBSOCKET_MEDIA_INPUT_ACTION_PAUSE" }),
    entry("SetMediaInputCursor", { inputName, mediaCursor: cursor }),
  ]);
  const isWanted = () => session.cards.get(card.slot) === standing;
  if (playAt !== null) playLater({ link, clock: context.clock, card, deck }, playAt, isWanted, context.log);
}

/**
 * Keeps clocks right through changes of scene. A clip runs on while no scene shows it, but OBS keeps the picture that was
 * seen last until the clip brings the next one, which a clock does once a second: so one that comes back is sent to its
 * place at once.
 */
export function keepClocks(parts: Parts): void {
  const { context, link, session } = parts;
  const active = new Map<StandingCard, boolean>();
  const clocks = () => [...session.cards.values()].filter(({ card }) => card.clock !== null);
  const isActive = async ({ card, deck }: StandingCard) =>
    (await link.read("GetSourceActive", { sourceName: sourceOf(card.slot, deck) })).videoActive;

  async function note(): Promise<void> {
    const standing = clocks();
    for (const known of active.keys()) if (!standing.includes(known)) active.delete(known);
    for (const each of standing) active.set(each, await isActive(each));
  }

  async function comeBack(standing: StandingCard): Promise<void> {
    const { card, deck } = standing;
    if (card.clock === null || active.get(standing) !== false || !(await isActive(standing))) return;
    active.set(standing, true);
    const { mediaState } = await link.read("GetMediaInputStatus", { inputName: sourceOf(card.slot, deck) });
    // A clip that has ended can be sent nowhere.
    if (mediaState === "OBS_MEDIA_STATE_ENDED") await parts.showAgain(card);
    else await realign(parts, standing, card.clock);
  }

  const quietly = (work: Promise<unknown>) => {
    work.catch((error: unknown) => {
      const isGone = error instanceof StudioError && error.code === "obs.not-connected";
      if (!isGone) context.log.debug({ err: error }, "a clock was not put right");
    });
  };
  link.on("SceneTransitionStarted", () => quietly(Promise.all(clocks().map(comeBack))));
  link.on("CurrentProgramSceneChanged", () => quietly(Promise.all(clocks().map(comeBack)).then(note)));
}
