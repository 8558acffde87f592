import workletUrl from "@ricky0123/vad-web/dist/vad.worklet.bundle.min.js?url&no-inline";
import { createFrameClock } from "./frame-clock";
import { openMicrophone, troubleOf, type VoiceTrouble } from "./microphone";
import type { VadAnswer, VadRequest } from "./vad-messages";

export interface EarEvents {
  /** A frame of 32 ms was heard; `at` is its end in seconds of the page's clock. */
  heard(probability: number, level: number, at: number): void;
  /** Nothing can be heard any more. The ear is closed already. */
  lost(trouble: VoiceTrouble): void;
}

export interface Ear {
  close(): void;
}

const seconds = (): number => performance.now() / 1000;

function isFrame(data: unknown): data is { message: "AUDIO_FRAME"; data: ArrayBuffer } {
  return (
    typeof data === "object" &&
    data !== null &&
    "data" in data &&
    (data as { data: unknown }).data instanceof ArrayBuffer
  );
}

/** Resolves when the model is loaded. @throws Error with what went wrong */
function whenReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<VadAnswer>) => {
      if (data.kind === "ready") resolve();
      if (data.kind === "failed") reject(new Error(data.reason));
    };
    worker.onerror = (event) => reject(new Error(event.message || "the worker did not load"));
  });
}

/** The node that sends what it hears to the worker, in the frames the model takes. */
async function createFeed(audio: AudioContext, worker: Worker): Promise<AudioNode> {
  await audio.audioWorklet.addModule(workletUrl);
  const node = new AudioWorkletNode(audio, "vad-helper-worklet", { processorOptions: { frameSamples: 512 } });
  const spokenAt = createFrameClock();
  node.port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!isFrame(data)) return;
    const request: VadRequest = { frame: new Float32Array(data.data), at: spokenAt(seconds()) };
    worker.postMessage(request, [request.frame.buffer]);
  };
  return node;
}

/** Calls back once when a microphone is unplugged or taken away. */
function whenLost(stream: MediaStream, run: () => void): void {
  for (const track of stream.getTracks()) track.addEventListener("ended", run, { once: true });
}

/**
 * Listens to the microphone and says, 31 times a second, how likely somebody speaks. Model and WebAssembly come from
 * our own address and are loaded when this is first called, before the microphone is opened; sound is judged in a
 * worker of its own and kept nowhere. Gives the trouble instead where nothing can be heard.
 */
export async function openEar(wanted: string | null, events: EarEvents): Promise<Ear | VoiceTrouble> {
  const audio = new AudioContext();
  const worker = new Worker(new URL("./vad-worker.ts", import.meta.url), { type: "module" });
  let stream: MediaStream | null = null;
  // A browser holds sound back in a page that was hidden, or that nobody touched yet.
  const wake = () => {
    if (audio.state === "suspended") audio.resume().catch(() => undefined);
  };
  const close = () => {
    document.removeEventListener("visibilitychange", wake);
    worker.terminate();
    for (const track of stream?.getTracks() ?? []) track.stop();
    audio.close().catch(() => undefined);
  };
  const lose = (trouble: VoiceTrouble) => {
    close();
    events.lost(trouble);
  };
  try {
    const [node] = await Promise.all([createFeed(audio, worker), whenReady(worker)]);
    stream = await openMicrophone(wanted);
    audio.createMediaStreamSource(stream).connect(node);
    whenLost(stream, () => lose("no-microphone"));
  } catch (error) {
    close();
    console.error("the voice cannot be followed", error);
    return troubleOf(error);
  }
  worker.onmessage = ({ data }: MessageEvent<VadAnswer>) => {
    if (data.kind === "heard") events.heard(data.probability, data.level, data.at);
    if (data.kind === "failed") lose("failed");
  };
  document.addEventListener("visibilitychange", wake);
  wake();
  return { close };
}
