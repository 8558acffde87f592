import { type ListedDevice, listDevices, type Trouble, troubleOf } from "./device-list";
import { openEar, type SoundBlock } from "./ear";
import { decibelsOf } from "./loudness";
import type { SoundMix } from "./music";

const resumeMilliseconds = 500;
/** Seconds until a change of the gate is two thirds done: all but a thousandth of it within 20 ms more or less, no click. */
const gateSeconds = 0.004;

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
  readonly #listeners = new Set<(block: SoundBlock) => void>();
  #ear: AudioNode | null = null;
  #stream: MediaStream | null = null;
  /** The microphone's own track, for a recording that begins while the browser holds this page's sound back. */
  #direct: MediaStreamTrack | null = null;
  #isOpen = false;
  #trouble: Trouble | null = null;
  #source: MediaStreamAudioSourceNode | null = null;
  #devices: ListedDevice[] = [];
  #wanted: string | null = null;
  #turn: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(media: MediaDevices | undefined) {
    this.#media = media;
    this.#audio = new AudioContext({ sampleRate: 48_000 });
    this.#gain = this.#audio.createGain();
    this.#gain.gain.value = 0;
    this.#out = this.#audio.createMediaStreamDestination();
    this.#gain.connect(this.#out);
    this.#meter = this.#audio.createAnalyser();
    this.#meter.fftSize = 2048;
    this.#samples = new Float32Array(this.#meter.fftSize);
    this.#gain.connect(this.#meter);
    // A sound device that went, or a computer that slept, leaves the sound standing still.
    this.#audio.addEventListener("statechange", () => {
      if (!this.isRunning) this.resume();
    });
    openEar(this.#audio, this.#out, (block) => {
      for (const listener of [...this.#listeners]) listener(block);
    }).then(
      (ear) => {
        this.#ear = ear;
        this.#source?.connect(ear);
      },
      () => {},
    );
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

  /** Why there is no microphone; null while there is one, or while it was not looked for yet. */
  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** Whether a microphone is open and its sound comes in, whether it may be heard in the programme or not. */
  get isListening(): boolean {
    return this.#source !== null && this.#ear !== null && this.isRunning;
  }

  get sampleRate(): number {
    return this.#audio.sampleRate;
  }

  /** Calls back with every tenth of a second of the microphone, before its gate. Gives a function that ends it. */
  hear(listener: (block: SoundBlock) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** False while the browser holds sound back until somebody touches the page. */
  get isRunning(): boolean {
    return this.#audio.state === "running";
  }

  /** The track to record; null while no sound would come of it, which would hold up the whole recording. */
  track(): MediaStreamTrack | null {
    if (this.isRunning) return this.#out.stream.getAudioTracks()[0] ?? null;
    this.#direct ??= this.#stream?.getAudioTracks()[0]?.clone() ?? null;
    if (this.#direct !== null) this.#direct.enabled = this.#isOpen;
    return this.#direct;
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

  /** Whether the microphone is heard in the programme. Faded over 20 ms, so that it does not click. */
  setOpen(open: boolean): void {
    if (this.#isOpen === open) return;
    this.#isOpen = open;
    if (this.#direct !== null) this.#direct.enabled = open;
    this.#gain.gain.setTargetAtTime(open ? 1 : 0, this.#audio.currentTime, gateSeconds);
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
    for (const track of [...(this.#stream?.getTracks() ?? []), this.#direct]) track?.stop();
    this.#source = null;
    this.#stream = null;
    this.#direct = null;
  }

  async #open() {
    if (this.#media === undefined) this.#trouble = "none";
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
      this.#keep(stream);
      await this.#resumed();
    } catch (thrown) {
      this.#drop();
      this.#trouble = troubleOf(thrown);
    }
  }

  #keep(stream: MediaStream) {
    this.#trouble = null;
    this.#stream = stream;
    this.#source = this.#audio.createMediaStreamSource(stream);
    this.#source.connect(this.#gain);
    if (this.#ear !== null) this.#source.connect(this.#ear);
    // Unplugged, and not every browser says so of the list of devices too: another one takes over where there is one.
    stream.getAudioTracks()[0]?.addEventListener("ended", () => {
      if (this.#stream !== stream) return;
      this.#drop();
      this.#trouble = "none";
      this.relist().catch(() => {});
    });
  }
}
