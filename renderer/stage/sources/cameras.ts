import type { Picture, Sources } from "../draw/draw-scene";
import { chooseDevice, type ListedDevice, listDevices, type Trouble, troubleOf } from "./device-list";
import { endVideo, frameOf, newVideo } from "./video-element";

type Role = "host" | "second" | "overhead";

/** A camera that could not be opened is tried again after this long. */
const retryMilliseconds = 5000;

interface Opened {
  video: HTMLVideoElement | null;
  trouble: Trouble | null;
  triedAt: number;
}

/**
 * The cameras in use, by device. One that was opened stays open while the stage draws, so that coming back to its
 * scene shows a picture at once.
 */
export class Cameras {
  readonly #media: MediaDevices | undefined;
  readonly #size: () => { width: number; height: number };
  readonly #opened = new Map<string, Opened>();
  readonly #wanted = new Map<Role, string | null>();
  #devices: ListedDevice[] = [];
  #trouble: Trouble | null = null;
  #listed = false;
  #closed = false;

  constructor(media: MediaDevices | undefined, size: () => { width: number; height: number }) {
    this.#media = media;
    this.#size = size;
  }

  get devices(): readonly ListedDevice[] {
    return this.#devices;
  }

  /** Asks the user for a camera once, which also gives the devices their names. Never throws. */
  async prepare(wanted: string | null): Promise<void> {
    this.#wanted.set("host", wanted);
    try {
      const stream = await this.#openStream(null);
      const deviceId = stream.getVideoTracks()[0]?.getSettings().deviceId ?? "";
      if (this.#closed) for (const track of stream.getTracks()) track.stop();
      else this.#keep(deviceId, stream);
    } catch (thrown) {
      this.#trouble = troubleOf(thrown);
    }
    await this.relist();
  }

  /** Looks again at what is plugged in, and tries again what failed. */
  async relist(): Promise<void> {
    const infos = (await this.#media?.enumerateDevices().catch(() => [])) ?? [];
    this.#devices = listDevices(infos, "videoinput");
    this.#listed = true;
    for (const [deviceId, { trouble }] of this.#opened) if (trouble !== null) this.#opened.delete(deviceId);
  }

  picture(role: Role, wanted: string | null): ReturnType<Sources["camera"]> {
    if (!this.#listed) return "waiting";
    this.#wanted.set(role, wanted);
    const others = [...this.#wanted].flatMap(([other, device]) => (other === role ? [] : [device]));
    const device = chooseDevice(this.#devices, wanted, others);
    if (device === null) return this.#trouble ?? "none";
    const now = performance.now();
    const opened = this.#opened.get(device.deviceId);
    const retry = opened?.trouble != null && now - opened.triedAt > retryMilliseconds;
    if (opened === undefined || retry) this.#open(device.deviceId, now);
    return this.#show(opened);
  }

  close(): void {
    this.#closed = true;
    for (const { video } of this.#opened.values()) if (video !== null) endVideo(video);
    this.#opened.clear();
  }

  #show(opened: Opened | undefined): Picture | "waiting" | Trouble {
    if (opened?.trouble != null) return opened.trouble;
    return opened?.video == null ? "waiting" : (frameOf(opened.video) ?? "waiting");
  }

  #open(deviceId: string, now: number) {
    const opened: Opened = { video: null, trouble: null, triedAt: now };
    this.#opened.set(deviceId, opened);
    this.#openStream(deviceId).then(
      (stream) => {
        if (this.#closed || this.#opened.get(deviceId) !== opened)
          for (const track of stream.getTracks()) track.stop();
        else this.#keep(deviceId, stream);
      },
      (thrown: unknown) => {
        opened.trouble = troubleOf(thrown);
      },
    );
  }

  #keep(deviceId: string, stream: MediaStream) {
    const video = newVideo({ stream });
    const opened: Opened = { video, trouble: null, triedAt: performance.now() };
    this.#opened.set(deviceId, opened);
    // Unplugged: the placeholder says so, and the camera is tried again.
    stream.getVideoTracks()[0]?.addEventListener("ended", () => {
      if (this.#opened.get(deviceId) !== opened) return;
      endVideo(video);
      this.#opened.set(deviceId, { video: null, trouble: "none", triedAt: performance.now() });
    });
  }

  async #openStream(deviceId: string | null): Promise<MediaStream> {
    if (this.#media === undefined) throw new DOMException("No media devices here", "NotFoundError");
    const { width, height } = this.#size();
    const [longer, shorter] = [Math.max(width, height), Math.min(width, height)];
    return await this.#media.getUserMedia({
      video: {
        width: { ideal: longer },
        height: { ideal: shorter },
        frameRate: { ideal: 30 },
        ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
      },
    });
  }
}
