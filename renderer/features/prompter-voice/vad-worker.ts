import { Silero } from "@ricky0123/vad-web/dist/models/silero";
import modelUrl from "@ricky0123/vad-web/dist/silero_vad_v5.onnx?url";
import wasmUrl from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import * as ort from "onnxruntime-web/wasm";
import type { VadAnswer, VadRequest } from "./vad-messages";

/** The part of a worker's global scope that is used here. */
interface Scope {
  postMessage(answer: VadAnswer): void;
  onmessage: ((event: MessageEvent<VadRequest>) => void) | null;
}
const scope = globalThis as unknown as Scope;

/** Frames that may wait: two thirds of a second. A computer too busy for more loses some, and keeps up. */
const mostWaiting = 20;

async function bytesOf(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response.arrayBuffer();
}

async function loadModel(): Promise<Silero> {
  // One thread in this worker: more would need a page that is isolated from every other origin.
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmBinary = await bytesOf(wasmUrl);
  ort.env.logLevel = "error";
  return Silero.new(ort, () => bytesOf(modelUrl)) as Promise<Silero>;
}

/** How loud samples are, as a share of the meter. */
function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / samples.length + 1e-9);
  return Math.min(1, Math.max(0, 1 + decibels / 60));
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function run() {
  const model = await loadModel();
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  const hear = async ({ frame, at }: VadRequest) => {
    const { isSpeech } = await model.process(frame);
    scope.postMessage({ kind: "heard", probability: isSpeech, level: levelOf(frame), at });
  };
  scope.onmessage = ({ data }) => {
    if (waiting >= mostWaiting) return;
    waiting += 1;
    // One after the other: each frame's answer depends on those before it.
    last = last
      .then(() => hear(data))
      .catch((error: unknown) => scope.postMessage({ kind: "failed", reason: reasonOf(error) }))
      .finally(() => {
        waiting -= 1;
      });
  };
  scope.postMessage({ kind: "ready" });
}

run().catch((error: unknown) => scope.postMessage({ kind: "failed", reason: reasonOf(error) }));
