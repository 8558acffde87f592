import { StudioError } from "../../../preload/contract";
import type { Card, StudioContext } from "../../core";
import type { ObsLink } from "../connection/link";
import { scenesWithSlot } from "./card-requests";
import type { StandingCard } from "./desired";
import type { Session } from "./session";

interface Parts {
  context: Pick<StudioContext, "log">;
  link: ObsLink;
  session: Session;
  /** Shows a card anew in place of itself. */
  showAgain: (card: Card) => Promise<void>;
}

/**
 * Keeps clocks right through changes of scene. A clip runs on while no scene shows it, but OBS keeps the picture that was
 * seen last until the clip brings the next one, which a clock does once a second, and not at all when it has ended. So
 * one that comes back is shown anew by the slot's other player, which takes half a second.
 */
export function keepClocks({ context, link, session, showAgain }: Parts): void {
  const away = new Set<StandingCard>();

  /** `scene` is the one on air, or coming. */
  async function follow(scene: string): Promise<void> {
    const clocks = [...session.cards.values()].filter(({ card }) => card.clock !== null);
    for (const known of away) if (!clocks.includes(known)) away.delete(known);
    const back: Card[] = [];
    for (const standing of clocks) {
      if (!scenesWithSlot(session, standing.card.slot).includes(scene)) away.add(standing);
      else if (away.delete(standing)) back.push(standing.card);
    }
    await Promise.all(back.map(showAgain));
  }

  const quietly = (work: Promise<unknown>) => {
    work.catch((error: unknown) => {
      const isGone = error instanceof StudioError && error.code === "obs.not-connected";
      if (!isGone) context.log.debug({ err: error }, "a clock was not put right");
    });
  };
  // OBS names the scene that is coming from the start of a fade on.
  const coming = async () => (await link.read("GetCurrentProgramScene")).currentProgramSceneName;
  link.on("SceneTransitionStarted", () => quietly(coming().then(follow)));
  link.on("CurrentProgramSceneChanged", ({ sceneName }) => quietly(follow(sceneName)));
}
