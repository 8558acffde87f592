import { randomUUID } from "node:crypto";
import { type Slot, type StageCard, StudioError } from "../../preload/contract";
import type { Card, ShownCard, StudioContext } from "../core";
import { referenceOf } from "./references";
import { drawMilliseconds, type Shown } from "./stage-scenes";
import type { Waiters } from "./waiters";

/** The cards on the stage, one a slot. */
export class StageCards {
  readonly #context: StudioContext;
  readonly #shown: Waiters<Shown>;
  readonly #attached: () => boolean;

  constructor(context: StudioContext, shown: Waiters<Shown>, attached: () => boolean) {
    this.#context = context;
    this.#shown = shown;
    this.#attached = attached;
  }

  /**
   * Resolves when the card stands in its place; one that replaces another comes without motion, so that no blank
   * frame is seen. Without a window the card is shown as state alone.
   * @throws StudioError `stage.no-slot`, `core.not-found` for a file that screens cannot load, `stage.silent`
   */
  async show(card: Card): Promise<ShownCard> {
    const { store, clock } = this.#context;
    const at = clock.now();
    const { scene } = store.get().stage.programme;
    const hasSlot = scene?.layers.some((layer) => layer.kind === "overlay-slot" && layer.slot === card.slot);
    if (hasSlot === false) throw new StudioError("stage.no-slot");
    const shown = this.#stageCard(card);
    store.update((draft) => {
      draft.stage.cards = [...draft.stage.cards.filter(({ slot }) => slot !== card.slot), shown];
    });
    const limit = shown.inMilliseconds + drawMilliseconds;
    await this.#confirmed(limit, ({ cards }) => cards.includes(shown.id) || !this.#isWanted(shown.id));
    // The window says what it drew; nobody but it could look at the picture.
    return { milliseconds: clock.now() - at, seen: null, later: null };
  }

  /** Resolves when the slot is empty. */
  async hide(slot: Slot): Promise<void> {
    const { store } = this.#context;
    const card = store.get().stage.cards.find((shown) => shown.slot === slot);
    if (card === undefined) return;
    store.update((draft) => {
      for (const shown of draft.stage.cards) if (shown.id === card.id) shown.leaving = true;
    });
    try {
      await this.#confirmed(card.outMilliseconds + drawMilliseconds, ({ cards }) => !cards.includes(card.id));
    } finally {
      store.update((draft) => {
        draft.stage.cards = draft.stage.cards.filter(({ id }) => id !== card.id);
      });
    }
  }

  #isWanted(id: string) {
    return this.#context.store.get().stage.cards.some((card) => card.id === id);
  }

  #stageCard({ slot, still, file, width, height, motion, clock, scroll }: Card): StageCard {
    const { store, paths } = this.#context;
    const picture = scroll === null ? still : file;
    const image = referenceOf(paths, picture);
    if (image === null)
      throw new StudioError("core.not-found", { params: { what: "字幕卡", id: picture.slice(-120) } });
    const replaces = store.get().stage.cards.some((shown) => shown.slot === slot && !shown.leaving);
    return {
      ...{ id: randomUUID(), slot, image, width, height, leaving: false },
      ...{ from: motion.from, outMilliseconds: motion.outMilliseconds, clock, scroll },
      inMilliseconds: replaces ? 0 : motion.inMilliseconds,
    };
  }

  async #confirmed(limit: number, is: (shown: Shown) => boolean) {
    if (!this.#attached()) return;
    const chinese = this.#context.store.get().settings.language === "zh-CN";
    await this.#shown.until(
      (shown) => (is(shown) ? "done" : "waiting"),
      limit,
      () => {
        const params = { what: chinese ? "字幕卡" : "the card", seconds: Math.round(limit / 1000) };
        return new StudioError("stage.silent", { params });
      },
    );
  }
}
