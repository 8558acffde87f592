import { type ListedDevice, listDevices } from "./device-list";
import { decibelsOf } from "./loudness";
import type { SoundMix } from "./music";

const resumeMilliseconds = 500;

/**
 * The sound of the programme: one track that lives as long as the stage, whatever microphone is behind it and
 * whether there is one. A recording keeps its one track so.
 */
export class Microphone {
  readonly #media: MediaDevices | undefined;
  readonly #audio: AudioContext;
  readonly #gain: GainNode;
  readonly #out: MediaStreamAudioDestinationNode;
  readonly #meter: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;
  #stream: MediaStream | null = null;
  #source: MediaStreamAudioSourceNode | null = null;
  #devices: ListedDevice[] = [];
  #wanted: string | null = null;
  #turn: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(media: MediaDevices | undefined) {
    this.#media = media;
    this.#audio = new AudioContext({ sampleRate: 48_000 });
    this.#gain = this.#audio.createGain();
    this.#out = this.#audio.createMediaStreamDestination();
    this.#gain.connect(this.#out);
    this.#meter = this.#audio.createAnalyser();
    this.#meter.fftSize = 2048;
    this.#samples = new Float32Array(this.#meter.fftSize);
    this.#gain.connect(this.#meter);
  }

  /** The programme's sound, for what plays beside the voice. */
  get mix(): SoundMix {
    return {
      audio: this.#audio,
      out: this.#out,
      voiceDecibels: () => {
        this.#meter.getFloatTimeDomainData(this.#samples);
        return decibelsOf(this.#samples);
      },
    };
  }

  get devices(): readonly ListedDevice[] {
    return this.#devices;
  }

  /** False while the browser holds sound back until somebody touches the page. */
  get isRunning(): boolean {
    return this.#audio.state === "running";
  }

  /** The track to record; null while no sound would come of it, which would hold up the whole recording. */
  track(): MediaStreamTrack | null {
    if (this.isRunning) return this.#out.stream.getAudioTracks()[0] ?? null;
    return this.#stream?.getAudioTracks()[0] ?? null;
  }

  /** Opens the microphone that is set, or the system's own. Never throws: without one there is silence. */
  use(wanted: string | null): Promise<void> {
    this.#wanted = wanted;
    this.#turn = this.#turn.then(() => this.#open());
    return this.#turn;
  }

  /** Looks again at what is plugged in; a microphone that went is replaced. */
  async relist(): Promise<void> {
    const infos = (await this.#media?.enumerateDevices().catch(() => [])) ?? [];
    this.#devices = listDevices(infos, "audioinput");
    if (this.#stream?.active !== true) await this.use(this.#wanted);
  }

  /** Whether the scene on air has a microphone. Faded over 20 ms, so that it does not click. */
  setOpen(open: boolean): void {
    this.#gain.gain.setTargetAtTime(open ? 1 : 0, this.#audio.currentTime, 0.02);
  }

  /** Lets sound through once the user touched the page. */
  resume(): void {
    this.#resumed().catch(() => {});
  }

  close(): void {
    this.#closed = true;
    this.#drop();
    this.#audio.close().catch(() => {});
  }

  /** Resolves when sound runs, or when a browser that waits for a touch has had its moment. */
  async #resumed() {
    if (this.#closed) return;
    const moment = new Promise<void>((resolve) => setTimeout(resolve, resumeMilliseconds));
    await Promise.race([this.#audio.resume(), moment]);
  }

  #drop() {
    this.#source?.disconnect();
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#source = null;
    this.#stream = null;
  }

  async #open() {
    if (this.#closed || this.#media === undefined) return;
    const device = this.#devices.find(({ id }) => id === this.#wanted);
    try {
      const stream = await this.#media.getUserMedia({
        audio: {
          // There is no sound in the room to cancel, and cancelling takes the edge off a voice.
          echoCancellation: false,
          ...(device === undefined ? {} : { deviceId: { exact: device.deviceId } }),
        },
      });
      this.#drop();
      if (this.#closed) {
        for (const track of stream.getTracks()) track.stop();
        return;
      }
      this.#stream = stream;
      this.#source = this.#audio.createMediaStreamSource(stream);
      this.#source.connect(this.#gain);
      await this.#resumed();
    } catch {
      this.#drop();
    }
  }
}
