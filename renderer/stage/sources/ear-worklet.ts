/** Runs in the browser's sound thread, where nothing is missed: gathers what comes in and hands it out ten times a second. */
declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

class Ear extends AudioWorkletProcessor {
  #block = new Float32Array(Math.round(sampleRate / 10));
  #filled = 0;

  /** `input`: its channels, none where nothing is connected. */
  process([input = []]: Float32Array[][]): boolean {
    const length = input[0]?.length ?? 0;
    for (let index = 0; index < length; index++) {
      let sum = 0;
      for (const channel of input) sum += channel[index] ?? 0;
      this.#block[this.#filled++] = sum / input.length;
      if (this.#filled === this.#block.length) this.#handOut();
    }
    return true;
  }

  #handOut() {
    this.port.postMessage(this.#block, [this.#block.buffer]);
    this.#block = new Float32Array(Math.round(sampleRate / 10));
    this.#filled = 0;
  }
}

registerProcessor("stage-ear", Ear);
