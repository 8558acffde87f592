import workletUrl from "./ear-worklet?worker&url";

/** A tenth of a second of sound in one channel, from -1 to 1. */
export type SoundBlock = Float32Array<ArrayBuffer>;

const isBlock = (data: unknown): data is SoundBlock => data instanceof Float32Array;

/**
 * A node that listens to whatever is connected to it, sample by sample, in the sound thread: in a hidden page too, where
 * timers stand still. It makes no sound; `out` only keeps it running.
 * @throws the browser's error where it knows no worklets
 */
export async function openEar(
  audio: AudioContext,
  out: AudioNode,
  onBlock: (block: SoundBlock) => void,
): Promise<AudioNode> {
  await audio.audioWorklet.addModule(workletUrl);
  const node = new AudioWorkletNode(audio, "stage-ear", { numberOfInputs: 1, numberOfOutputs: 1 });
  node.port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isBlock(data)) onBlock(data);
  };
  node.connect(out);
  return node;
}
