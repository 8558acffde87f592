import type { StageScene, StudioBridge, StudioState } from "../../preload/contract";
import type { Sources } from "./draw/draw-scene";
import { Cameras } from "./sources/cameras";
import { Clips } from "./sources/clips";
import { Microphone } from "./sources/microphone";
import { Music } from "./sources/music";
import { SharedScreen } from "./sources/screen";
import { Stills } from "./sources/stills";

type Devices = StudioState["settings"]["devices"];

/** Everything a scene is made of in this window: cameras, microphone, screen, pictures and clips. */
export class StageSources {
  readonly stills: Stills;
  readonly screen: SharedScreen;
  readonly microphone: Microphone;
  readonly #cameras: Cameras;
  readonly #clips: Clips;
  readonly #music: Music;
  readonly #media: MediaDevices | undefined;
  readonly #relist = () => {
    this.#lookAgain().catch(() => {});
  };
  #microphoneWanted: string | null;
  #ready = false;

  constructor(bridge: StudioBridge, devices: Devices, size: () => { width: number; height: number }) {
    // Absent where the page came over plain http from another machine.
    this.#media = navigator.mediaDevices;
    const address = (reference: string) => bridge.mediaUrl(reference);
    this.stills = new Stills(address);
    this.#clips = new Clips(address);
    this.screen = new SharedScreen(this.#media);
    this.#cameras = new Cameras(this.#media, size);
    this.microphone = new Microphone(this.#media);
    this.#music = new Music(this.microphone.mix, address);
    this.#microphoneWanted = devices.microphone;
    this.#media?.addEventListener("devicechange", this.#relist);
    this.#prepare(devices)
      .catch(() => {})
      .finally(() => {
        this.#ready = true;
      });
  }

  /** What a scene is drawn from. */
  get drawable(): Sources {
    return {
      still: (reference) => this.stills.get(reference),
      clip: (reference, loop) => this.#clips.get(reference, loop),
      camera: (role, device) => this.#cameras.picture(role, device),
      screen: () => this.screen.picture(),
    };
  }

  /** Whether cameras and microphone were asked for and answered. The user may take his time with that. */
  get isReady(): boolean {
    return this.#ready;
  }

  /** Cameras and microphones as the studio is told of them. */
  listed() {
    const plain = ({ id, name }: { id: string; name: string }) => ({ id, name });
    return {
      cameras: this.#cameras.devices.map(plain),
      microphones: this.microphone.devices.map(plain),
    };
  }

  /** After each frame: sound as the scene has it, and clips that are over let go. */
  follow(scene: StageScene | null, muted: boolean): void {
    this.#clips.endUnused();
    const layer = scene?.layers.find(({ kind }) => kind === "microphone");
    const wanted = layer?.kind === "microphone" ? layer.device : this.#microphoneWanted;
    if (wanted !== this.#microphoneWanted) {
      this.#microphoneWanted = wanted;
      this.microphone.use(wanted).catch(() => {});
    }
    this.microphone.setOpen(layer !== undefined && !muted);
    this.#music.follow(scene?.layers.filter((each) => each.kind === "music") ?? []);
  }

  close(): void {
    this.#media?.removeEventListener("devicechange", this.#relist);
    this.stills.close();
    this.#clips.close();
    this.screen.close();
    this.#cameras.close();
    this.#music.close();
    this.microphone.close();
  }

  async #prepare(devices: Devices) {
    await this.#cameras.prepare(devices.host);
    await this.microphone.use(null);
    await this.microphone.relist();
    if (devices.microphone !== null) await this.microphone.use(devices.microphone);
  }

  async #lookAgain() {
    await this.#cameras.relist();
    await this.microphone.relist();
  }
}
