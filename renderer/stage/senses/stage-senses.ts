import type { MethodInput, StageScene } from "../../../preload/contract";
import { levelOf } from "../sources/loudness";
import type { StageSources } from "../stage-sources";
import { CameraWatch } from "./camera-watch";

type Senses = NonNullable<MethodInput<"stage.report">["senses"]>;

/** As many levels as one report takes: twenty seconds. */
const mostLevels = 200;

/** What the stage hears and sees, for the studio's alarms: the microphone before its gate, the cameras on air. */
export class StageSenses {
  readonly #watch = new CameraWatch();
  #voice: number[] = [];
  #unhear: (() => void) | null = null;

  /** Begins or ends to listen, as the state asks. To be called at each tick. */
  follow(on: boolean, sources: StageSources): void {
    if (on === (this.#unhear !== null)) return;
    this.end();
    if (!on) return;
    this.#unhear = sources.microphone.hear((block) => {
      this.#voice.push(levelOf(block));
      if (this.#voice.length > mostLevels) this.#voice.shift();
    });
  }

  /** What was heard and seen since this was last called; undefined while nobody asks. */
  take(scene: StageScene | null, { microphone, drawable }: StageSources): Senses | undefined {
    if (this.#unhear === null) return undefined;
    const voice = this.#voice;
    this.#voice = [];
    return {
      voice: microphone.isListening || voice.length > 0 ? voice : null,
      cameras: this.#watch.look(scene, drawable.camera),
    };
  }

  end(): void {
    this.#unhear?.();
    this.#unhear = null;
    this.#voice = [];
  }
}
