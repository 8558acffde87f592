import { type HandlersFor, type Settings, StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { type BitratePorts, changeBitrate } from "./bitrate/change";
import { LineWatch } from "./bitrate/line-watch";
import { createPreflight, type PreflightPorts, platformsOf } from "./preflight";
import { StreamWatch } from "./preflight/stream-watch";
import { isThisComputer, ownAddresses } from "./upload/this-computer";
import { noteUpload, type UploadPorts } from "./upload/upload";

/** What the desk needs of its neighbours. */
export interface DeskPorts
  extends PreflightPorts,
    Pick<UploadPorts, "measure" | "allowsThisComputer" | "assertNotRehearsing">,
    Pick<BitratePorts, "restartSource"> {
  saveSettings(patch: {
    relay?: Partial<Settings["relay"]>;
    video?: Partial<Settings["video"]>;
  }): Promise<void>;
}

/**
 * Beside the show itself: what is looked at before going live, and what keeps an eye on the line while it lasts. Begins
 * to watch when it is made.
 */
export class Desk {
  readonly handlers: HandlersFor<"live.preflight" | "live.upload" | "live.bitrate"> = {
    "live.preflight": (input) => {
      this.#noteAddresses();
      return this.#preflight(input);
    },
    "live.upload": (input) => this.#upload(input),
    "live.bitrate": ({ videoKbps }) => this.#changeBitrate(videoKbps),
  };
  readonly #context: StudioContext;
  readonly #ports: DeskPorts;
  readonly #preflight: ReturnType<typeof createPreflight>;
  readonly #line: LineWatch;
  readonly #stream: StreamWatch;
  readonly #offState: () => void;
  #isChanging = false;
  #isMeasuring = false;

  constructor(context: StudioContext, ports: DeskPorts) {
    this.#context = context;
    this.#ports = ports;
    this.#preflight = createPreflight(context, ports);
    this.#line = new LineWatch(context, {
      platforms: () => this.#platforms(),
      takesLine: ({ kind, server }) => kind === "rtmp" && !isThisComputer(server),
      canChange: () => this.#isRateOurs(),
      save: (upload) => this.#saveUpload(upload),
    });
    this.#stream = new StreamWatch(context.problems);
    this.#offState = context.store.onPatches((patches) => {
      this.#line.follow();
      if (patches.some(({ path }) => /^\/(relay|live|destinations)/.test(path)))
        this.#stream.look(context.store.get(), this.#platforms());
    });
  }

  close(): void {
    this.#offState();
    this.#line.end();
  }

  /** A laptop goes from one network to another. */
  #noteAddresses(): void {
    const { store } = this.#context;
    const addresses = ownAddresses();
    if (JSON.stringify(addresses) === JSON.stringify(store.get().network.ownAddresses)) return;
    store.update((draft) => {
      draft.network.ownAddresses = addresses;
    });
  }

  #platforms() {
    const enabled = this.#ports.destinations().filter((destination) => destination.enabled);
    return platformsOf(enabled, this.#context.store.get().library.platforms);
  }

  /** OBS's advanced mode keeps its rate to itself. */
  async #isRateOurs(): Promise<boolean> {
    try {
      return (await this.#ports.engine()?.encoder?.())?.isFixed === false;
    } catch (error) {
      this.#context.log.info({ err: error }, "Whether the bit rate can be changed is not known");
      return false;
    }
  }

  #saveUpload(upload: Settings["relay"]["upload"]): Promise<void> {
    return this.#ports.saveSettings({ relay: { upload } });
  }

  async #upload(input: Parameters<typeof noteUpload>[2]) {
    if (this.#isMeasuring && input.kbps === undefined) throw new StudioError("upload.measuring");
    this.#isMeasuring ||= input.kbps === undefined;
    try {
      return await noteUpload(
        this.#context,
        { ...this.#ports, save: (upload) => this.#saveUpload(upload) },
        input,
      );
    } finally {
      if (input.kbps === undefined) this.#isMeasuring = false;
    }
  }

  async #changeBitrate(videoKbps: number) {
    if (this.#isChanging) throw new StudioError("bitrate.changing");
    this.#isChanging = true;
    try {
      const save = (kbps: number) => this.#ports.saveSettings({ video: { videoKbps: kbps } });
      return await changeBitrate(this.#context, { ...this.#ports, save }, videoKbps);
    } finally {
      this.#isChanging = false;
      this.#line.changed();
    }
  }
}
