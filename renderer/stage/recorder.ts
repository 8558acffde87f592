/** As the platforms ask for, and as cutting without encoding again needs. */
const keyFrameMilliseconds = 2000;

export interface RecorderOptions {
  canvas: HTMLCanvasElement;
  framesPerSecond: number;
  sound: MediaStreamTrack | null;
  mimeType: string;
  /** What is wanted, in kbps. */
  rates: { videoKbps: number; audioKbps: number };
  /** How long a part is, in milliseconds. */
  partMilliseconds: number;
  onPart(part: Blob): void;
  onFailed(reason: string): void;
  /** It ended: because it was told to, or because its tracks did. */
  onStopped(): void;
}

/** Starts the browser's recorder on the canvas and a sound. Throws what the browser throws where it has none that fits. */
export function startRecorder(options: RecorderOptions): MediaRecorder {
  const { canvas, framesPerSecond, sound, mimeType, rates } = options;
  const stream = canvas.captureStream(framesPerSecond);
  if (sound !== null) stream.addTrack(sound);
  const wanted: MediaRecorderOptions & { videoKeyFrameIntervalDuration: number } = {
    mimeType,
    videoBitsPerSecond: rates.videoKbps * 1000,
    audioBitsPerSecond: rates.audioKbps * 1000,
    videoKeyFrameIntervalDuration: keyFrameMilliseconds,
  };
  const recorder = new MediaRecorder(stream, wanted);
  recorder.ondataavailable = ({ data }) => options.onPart(data);
  recorder.onerror = (event) => options.onFailed("error" in event ? String(event.error) : "recorder error");
  recorder.onstop = () => options.onStopped();
  recorder.start(options.partMilliseconds);
  return recorder;
}

/** Ends it, if it has not ended itself; its last part still comes. */
export function endRecorder(recorder: MediaRecorder): void {
  if (recorder.state !== "inactive") recorder.stop();
  // The sound track is the stage's own and goes on; the picture track was made for this recorder.
  for (const track of recorder.stream.getVideoTracks()) track.stop();
}
