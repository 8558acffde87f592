import { StudioError } from "../../../preload/contract";
import type { Card, StudioContext } from "../../core";
import type { ObsLink } from "../connection/link";
import { sourceOf } from "./card-player";
import type { StandingCard } from "./desired";
import type { Session } from "./session";

interface Parts {
  context: Pick<StudioContext, "clock" | "log">;
  link: ObsLink;
  session: Session;
  /** Shows a card anew in place of itself. */
  showAgain: (card: Card) => Promise<void>;
}

/**
 * Keeps clocks right through changes of scene. A clip runs on while no scene shows it, but OBS keeps the picture that was
 * seen last until the clip brings the next one, which a clock does once a second, and not at all when it has ended. So one that
 * comes back is shown anew by the slot's other player, which takes half a second.
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
    if (active.get(standing) !== false || !(await isActive(standing))) return;
    active.set(standing, true);
    await parts.showAgain(standing.card);
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
