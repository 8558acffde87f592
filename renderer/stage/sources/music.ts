import type { StageLayer } from "../../../preload/contract";
import { amplitudeOf, duckedTo } from "./loudness";

type MusicLayer = StageLayer & { kind: "music" };

/** Where music is mixed in, and how loud the voice is now, in decibels below full. */
export interface SoundMix {
  audio: AudioContext;
  out: AudioNode;
  voiceDecibels(): number;
}

/** Seconds until a change of volume is two thirds done: down quickly under a voice, up slowly after it. */
const comeIn = 0.4;
const makeWay = 0.08;
const comeBack = 0.7;
const leave = 0.25;

const tryMilliseconds = 1000;

interface Player {
  element: HTMLAudioElement;
  source: MediaElementAudioSourceNode;
  volume: GainNode;
  room: GainNode;
  /** When it was last told to play. */
  triedAt: number;
  leaving: ReturnType<typeof setTimeout> | null;
}

/** The music of the scene on air, into the mix that is recorded. It runs on where the next scene plays the same. */
export class Music {
  readonly #mix: SoundMix;
  readonly #address: (reference: string) => string;
  readonly #players = new Map<string, Player>();

  constructor(mix: SoundMix, address: (reference: string) => string) {
    this.#mix = mix;
    this.#address = address;
  }

  /** To be called after each frame with the music layers of the scene on air. */
  follow(layers: readonly MusicLayer[]): void {
    const { audio } = this.#mix;
    const voice = layers.length > 0 ? this.#mix.voiceDecibels() : Number.NEGATIVE_INFINITY;
    for (const { music, decibels, duck } of layers) {
      const player = this.#players.get(music) ?? this.#start(music);
      if (player.leaving !== null) clearTimeout(player.leaving);
      player.leaving = null;
      this.#keepPlaying(player);
      player.volume.gain.setTargetAtTime(amplitudeOf(decibels), audio.currentTime, comeIn);
      const room = duck ? duckedTo(voice) : 1;
      player.room.gain.setTargetAtTime(room, audio.currentTime, room < 1 ? makeWay : comeBack);
    }
    const wanted = new Set(layers.map(({ music }) => music));
    for (const [music, player] of this.#players) if (!wanted.has(music)) this.#leave(music, player);
  }

  close(): void {
    for (const [music, player] of this.#players) this.#end(music, player);
  }

  #start(music: string): Player {
    const { audio, out } = this.#mix;
    const element = new Audio(this.#address(music));
    element.loop = true;
    const source = audio.createMediaElementSource(element);
    const volume = audio.createGain();
    const room = audio.createGain();
    volume.gain.value = 0;
    source.connect(volume).connect(room).connect(out);
    const player = { element, source, volume, room, leaving: null, triedAt: Number.NEGATIVE_INFINITY };
    this.#players.set(music, player);
    return player;
  }

  /** A page holds sound back until somebody touches it: then the next try is let through. */
  #keepPlaying(player: Player) {
    const now = performance.now();
    if (!player.element.paused || now - player.triedAt < tryMilliseconds) return;
    player.triedAt = now;
    player.element.play().catch(() => {});
  }

  #leave(music: string, player: Player) {
    if (player.leaving !== null) return;
    player.volume.gain.setTargetAtTime(0, this.#mix.audio.currentTime, leave);
    player.leaving = setTimeout(() => this.#end(music, player), leave * 5000);
  }

  #end(music: string, player: Player) {
    if (player.leaving !== null) clearTimeout(player.leaving);
    player.element.pause();
    player.element.removeAttribute("src");
    player.source.disconnect();
    player.room.disconnect();
    this.#players.delete(music);
  }
}
