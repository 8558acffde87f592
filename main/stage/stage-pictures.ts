import { randomUUID } from "node:crypto";
import { type StageScene, StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { drawMilliseconds } from "./stage-scenes";
import { Waiters } from "./waiters";

export interface StagePicture {
  dataUrl: string;
  width: number;
  height: number;
}

/** Pictures of the programme or of a scene, asked of the stage's window. */
export class StagePictures {
  readonly #context: StudioContext;
  readonly #answers: Waiters<{ id: string; picture: StagePicture }>;

  constructor(context: StudioContext) {
    this.#context = context;
    this.#answers = new Waiters(context.clock);
  }

  /** @throws StudioError `stage.silent` when the window does not answer, `stage.no-window` when it goes */
  async ask(scene: StageScene | null, width: number): Promise<StagePicture> {
    const { store } = this.#context;
    const id = randomUUID();
    const found: StagePicture[] = [];
    store.update((draft) => {
      draft.stage.pictures.push({ id, scene, width });
    });
    try {
      await this.#answers.until(
        (answer) => {
          if (answer.id !== id) return "waiting";
          found.push(answer.picture);
          return "done";
        },
        drawMilliseconds,
        () => this.#late(),
      );
    } finally {
      store.update((draft) => {
        draft.stage.pictures = draft.stage.pictures.filter((request) => request.id !== id);
      });
    }
    const [picture] = found;
    if (picture === undefined) throw this.#late();
    return picture;
  }

  answer(id: string, picture: StagePicture): void {
    this.#answers.report({ id, picture });
  }

  release(): void {
    this.#answers.release(new StudioError("stage.no-window"));
  }

  #late() {
    const chinese = this.#context.store.get().settings.language === "zh-CN";
    const what = chinese ? "截图" : "a picture";
    return new StudioError("stage.silent", { params: { what, seconds: drawMilliseconds / 1000 } });
  }
}
