import type { StudioState } from "../../preload/contract";
import { readColours, type StageColours } from "./draw/colours";
import { drawScene, newPen, type SceneDrawing } from "./draw/draw-scene";
import { drawRehearsalTag } from "./draw/placeholder";
import type { StageSources } from "./stage-sources";
import type { Moment } from "./timeline";
import { wordsIn } from "./words";

/** The programme's canvas, and how a moment of it is drawn. */
export class StagePicture {
  readonly canvas: HTMLCanvasElement = document.createElement("canvas");
  readonly #pen: CanvasRenderingContext2D;
  /** The scene that fades in, before it is laid over the other one. */
  readonly #upper = newPen(document.createElement("canvas"));
  readonly #colours: StageColours;

  constructor() {
    this.#pen = newPen(this.canvas);
    this.#colours = readColours(document.documentElement);
  }

  /** Makes the canvas as large as the show's. One that changes its size is emptied, so only when it must. */
  fit({ stage: { canvas } }: StudioState): void {
    if (this.canvas.width === canvas.width && this.canvas.height === canvas.height) return;
    for (const element of [this.canvas, this.#upper.canvas]) Object.assign(element, canvas);
  }

  /** What a scene is drawn with now. */
  drawing({ settings }: StudioState, moment: Pick<Moment, "cards">, sources: StageSources): SceneDrawing {
    const { width, height } = this.canvas;
    return {
      canvas: { width, height },
      sources: sources.drawable,
      cards: moment.cards,
      seconds: performance.now() / 1000,
      colours: this.#colours,
      words: wordsIn(settings.language),
    };
  }

  draw(state: StudioState, moment: Moment, sources: StageSources): void {
    const drawing = this.drawing(state, moment, sources);
    if (moment.mix < 1) {
      drawScene(this.#pen, moment.from, drawing);
      drawScene(this.#upper, moment.to, drawing);
      this.#pen.globalAlpha = moment.mix;
      this.#pen.drawImage(this.#upper.canvas, 0, 0);
      this.#pen.globalAlpha = 1;
    } else drawScene(this.#pen, moment.to, drawing);
    if (state.rehearsal.active && state.rehearsal.tag !== false)
      drawRehearsalTag(this.#pen, drawing.canvas, drawing.colours, drawing.words.rehearsal);
  }
}
