import type { StagePictureRequest, StudioBridge } from "../../preload/contract";
import { drawScene, newPen, type SceneDrawing } from "./draw/draw-scene";
import { type StillsPort, stillsOf } from "./timeline";

const quality = 0.8;
/** How long a scene that is not on air may take to get its pictures. */
const patienceMilliseconds = 1500;

export interface PictureSource {
  /** The programme. */
  canvas: HTMLCanvasElement;
  stills: StillsPort;
  /** What another scene is drawn with. */
  drawing: SceneDrawing;
}

/** Answers those who ask the stage for a picture of the programme or of a scene, each once. */
export class PictureAnswers {
  readonly #bridge: StudioBridge;
  readonly #answered = new Set<string>();

  constructor(bridge: StudioBridge) {
    this.#bridge = bridge;
  }

  answer(requests: readonly StagePictureRequest[], session: string, source: PictureSource): void {
    for (const request of requests) {
      if (this.#answered.has(request.id)) continue;
      this.#answered.add(request.id);
      this.#send(request, session, source).catch(() => {});
    }
    if (requests.length === 0) this.#answered.clear();
  }

  async #send({ id, scene, width: most }: StagePictureRequest, session: string, source: PictureSource) {
    const { canvas, stills, drawing } = source;
    const until = performance.now() + patienceMilliseconds;
    const settled = () => stillsOf(scene).every((still) => stills.isSettled(still));
    while (!settled() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 30));
    const whole = scene === null ? canvas : Object.assign(document.createElement("canvas"), drawing.canvas);
    if (scene !== null) drawScene(newPen(whole), scene, drawing);
    const width = Math.min(most, whole.width);
    const height = Math.max(1, Math.round((width * whole.height) / whole.width));
    const small = Object.assign(document.createElement("canvas"), { width, height });
    newPen(small).drawImage(whole, 0, 0, width, height);
    const dataUrl = small.toDataURL("image/jpeg", quality);
    await this.#bridge.call("stage.picture", { session, id, dataUrl, width, height });
  }
}
