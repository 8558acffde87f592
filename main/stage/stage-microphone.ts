import { randomUUID } from "node:crypto";
import { type CheckedInput, StudioError } from "../../preload/contract";
import type { HeardVoice, StudioContext } from "../core";
import { Waiters } from "./waiters";

/** How much longer than it listens the window may take: it may have to wait for the user to allow the microphone. */
const answerMilliseconds = 12_000;

type Answer = Pick<CheckedInput<"stage.heard">, "id" | "levels" | "sound" | "trouble">;

const troubles = {
  none: "stage.no-microphone",
  refused: "stage.microphone-refused",
  held: "stage.microphone-held",
} as const;

/** The programme's microphone, whose sound is in the stage's window: closed and opened as state, listened to on request. */
export class StageMicrophone {
  readonly #context: StudioContext;
  readonly #window: { awaitAttached(): Promise<boolean> };
  readonly #answers: Waiters<Answer>;

  constructor(context: StudioContext, window: { awaitAttached(): Promise<boolean> }) {
    this.#context = context;
    this.#window = window;
    this.#answers = new Waiters(context.clock);
  }

  /** As state alone where there is no window: the next one that opens follows it. */
  mute(muted: boolean): void {
    this.#context.store.update((draft) => {
      draft.stage.muted = muted;
    });
    this.tell();
  }

  /** Puts into `state.engine` what is known: open is only a microphone that a window has. */
  tell(): void {
    const { engine, stage } = this.#context.store.get();
    if (engine.kind !== "stage") return;
    const known = stage.muted || stage.session !== null ? stage.muted : undefined;
    if (engine.microphoneMuted === known) return;
    this.#context.store.update((draft) => {
      if (known === undefined) delete draft.engine.microphoneMuted;
      else draft.engine.microphoneMuted = known;
    });
  }

  /**
   * @throws StudioError `stage.no-window`, also when it goes meanwhile, `stage.listening`, `stage.no-microphone`,
   * `stage.microphone-refused`, `stage.microphone-held`, `stage.silent`
   */
  async listen(milliseconds: number): Promise<HeardVoice> {
    if (!(await this.#window.awaitAttached())) throw new StudioError("stage.no-window");
    const { store } = this.#context;
    if (store.get().stage.listening !== null) throw new StudioError("stage.listening");
    const id = randomUUID();
    const answers: Answer[] = [];
    store.update((draft) => {
      draft.stage.listening = { id, milliseconds };
    });
    try {
      await this.#answers.until(
        (answer) => {
          if (answer.id !== id) return "waiting";
          answers.push(answer);
          return "done";
        },
        milliseconds + answerMilliseconds,
        () => this.#late(milliseconds + answerMilliseconds),
      );
    } finally {
      store.update((draft) => {
        draft.stage.listening = null;
      });
    }
    const { levels = [], sound = null, trouble } = answers[0] ?? {};
    if (trouble !== undefined) throw new StudioError(troubles[trouble]);
    return { levels, sound };
  }

  heard(answer: Answer): void {
    this.#answers.report(answer);
  }

  /** Whoever listens is told that the window is gone. */
  release(): void {
    this.#answers.release(new StudioError("stage.no-window"));
  }

  #late(milliseconds: number) {
    const chinese = this.#context.store.get().settings.language === "zh-CN";
    const what = chinese ? "试音" : "the sound";
    return new StudioError("stage.silent", { params: { what, seconds: Math.round(milliseconds / 1000) } });
  }
}
