import type { StageCard, StageScene, StageState } from "../../preload/contract";
import type { PosedCard } from "./draw/draw-scene";
import { type CardTimes, cardPose, presence, progressOf } from "./draw/motion";

/** A scene whose pictures have not come by then is shown as it is. */
const patienceMilliseconds = 1500;

/** What a moment of the programme is made of. */
export interface Moment {
  /** The scene underneath during a fade, else null. */
  from: StageScene | null;
  to: StageScene | null;
  /** How much of `to` is seen: 1 when it stands alone. */
  mix: number;
  cards: PosedCard[];
  /** What stands now, for the studio to know. */
  shown: { scene: string | null; take: number; cards: string[] };
}

interface Timed extends CardTimes {
  card: StageCard;
}

/** Media references of a scene's own pictures. */
export const stillsOf = (scene: StageScene | null): string[] =>
  (scene?.layers ?? []).flatMap((layer) => {
    if (layer.kind === "image") return layer.image ?? [];
    return layer.kind === "camera" ? (layer.standIn ?? []) : [];
  });

/** What the timeline asks about a still picture. */
export interface StillsPort {
  /** Whether nothing more is to be expected of it now. */
  isSettled(reference: string): boolean;
  has(reference: string): boolean;
}

/** Turns what the studio asks for into what is seen at each moment. Times are milliseconds of one steady clock. */
export class Timeline {
  readonly #stills: StillsPort;
  #wanted: Pick<StageState, "programme" | "cards"> | null = null;
  #wantedAt = 0;
  #take = -1;
  #scene: StageScene | null = null;
  #from: StageScene | null = null;
  #fadeSince = 0;
  #fadeMilliseconds = 0;
  #standing = new Map<string, Timed>();

  constructor(stills: StillsPort) {
    this.#stills = stills;
  }

  want(stage: Pick<StageState, "programme" | "cards">, now: number): void {
    if (this.#wanted?.programme.take !== stage.programme.take) this.#wantedAt = now;
    this.#wanted = stage;
  }

  at(now: number): Moment {
    if (this.#wanted !== null) {
      this.#moveScene(this.#wanted.programme, now);
      this.#moveCards(this.#wanted.cards, now);
    }
    const mix = this.#from === null ? 1 : progressOf(this.#fadeSince, this.#fadeMilliseconds, now);
    if (mix === 1) this.#from = null;
    const cards = [...this.#standing.values()].map((timed) => ({
      timed,
      present: presence(timed.card, timed, now),
    }));
    return {
      from: this.#from,
      to: this.#scene,
      mix,
      cards: cards
        .filter(({ present }) => present > 0)
        .map(({ timed: { card, cameAt }, present }) => ({
          ...card,
          pose: cardPose(card.from, present),
          age: now - cameAt,
        })),
      shown: {
        // During a fade the take is not done: the one before it stands.
        scene: mix === 1 ? (this.#scene?.ref ?? null) : (this.#from?.ref ?? null),
        take: mix === 1 ? Math.max(0, this.#take) : Math.max(0, this.#take - 1),
        cards: cards
          .filter(({ timed, present }) => present === 1 || (timed.leftAt !== null && present > 0))
          .map(({ timed }) => timed.card.id),
      },
    };
  }

  #moveScene({ scene, take, transition }: StageState["programme"], now: number) {
    if (take === this.#take) {
      // The same take with other words or pictures: no transition.
      this.#scene = scene;
      return;
    }
    const ready = stillsOf(scene).every((still) => this.#stills.isSettled(still));
    if (!ready && now - this.#wantedAt < patienceMilliseconds) return;
    const first = this.#take === -1;
    const fades = transition.kind === "fade" && !first && this.#scene !== null;
    this.#from = fades ? this.#scene : null;
    this.#fadeSince = now;
    this.#fadeMilliseconds = fades ? transition.milliseconds : 0;
    this.#scene = scene;
    this.#take = take;
  }

  #moveCards(wanted: readonly StageCard[], now: number) {
    for (const card of wanted) {
      const standing = this.#standing.get(card.slot);
      if (standing?.card.id === card.id) {
        if (card.leaving) standing.leftAt ??= now;
        continue;
      }
      // The card before it stays until the new one's picture is there: no blank frame in between.
      if (card.leaving || !this.#stills.has(card.image)) continue;
      this.#standing.set(card.slot, { card, cameAt: now, leftAt: null });
    }
    for (const slot of [...this.#standing.keys()])
      if (!wanted.some((card) => card.slot === slot)) this.#standing.delete(slot);
  }
}
