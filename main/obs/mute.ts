import { StudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { ObsRefusal } from "./connection/errors";
import type { ObsLink } from "./connection/link";
import { microphoneNames } from "./levels";
import { microphoneSource } from "./scenes/names";
import type { MicrophoneFader } from "./senses/voice";

/** The microphones as they stand in OBS, muted and turned by whoever's hand: into `state.engine`. */
export interface Mute {
  /** Reads it anew, after connecting. */
  read(): Promise<void>;
  /**
   * Closes every microphone, or opens the show's again; resolves when OBS has done it. @throws StudioError
   * `microphone.none`
   */
  set(muted: boolean): Promise<void>;
  /** Those that OBS has. */
  microphones(): ReadonlyMap<string, MicrophoneFader>;
}

/** Which microphones are opened: those that the studio closed, else the show's own, else all. */
export function toOpen(present: readonly string[], closedHere: ReadonlySet<string>): string[] {
  const closed = present.filter((name) => closedHere.has(name));
  if (closed.length > 0) return closed;
  // What else OBS captures may be closed for good: a camera's own microphone, an empty socket.
  return present.includes(microphoneSource) ? [microphoneSource] : [...present];
}

export function createMute({ store, log }: Pick<StudioContext, "store" | "log">, link: ObsLink): Mute {
  /** Of each microphone that OBS has; the studio's own may come later. */
  const microphones = new Map<string, MicrophoneFader>();
  const closedHere = new Set<string>();
  let names: ReadonlySet<string> = new Set([microphoneSource]);

  function show() {
    const isMuted = [...microphones.values()].every(({ muted }) => muted);
    if (microphones.size > 0 && store.get().engine.microphoneMuted === isMuted) return;
    store.update(({ engine }) => {
      if (microphones.size > 0) engine.microphoneMuted = isMuted;
      else delete engine.microphoneMuted;
    });
  }

  async function readOne(inputName: string) {
    try {
      const { inputMuted } = await link.read("GetInputMute", { inputName });
      const { inputVolumeMul } = await link.read("GetInputVolume", { inputName });
      microphones.set(inputName, { muted: inputMuted, fader: inputVolumeMul });
    } catch (thrown) {
      // The studio's own is there only once a preset was built.
      if (!(thrown instanceof ObsRefusal)) throw thrown;
      microphones.delete(inputName);
    }
  }
  async function read() {
    names = await microphoneNames(link);
    for (const known of [...microphones.keys()]) if (!names.has(known)) microphones.delete(known);
    for (const inputName of names) await readOne(inputName);
    show();
  }

  link.on("InputMuteStateChanged", ({ inputName, inputMuted }) => {
    if (!names.has(inputName)) return;
    microphones.set(inputName, { fader: microphones.get(inputName)?.fader ?? 1, muted: inputMuted });
    if (!inputMuted) closedHere.delete(inputName);
    show();
  });
  link.on("InputVolumeChanged", ({ inputName, inputVolumeMul }) => {
    const known = microphones.get(inputName);
    if (known !== undefined) microphones.set(inputName, { ...known, fader: inputVolumeMul });
  });
  link.on("InputCreated", ({ inputName }) => {
    if (!names.has(inputName)) return;
    readOne(inputName)
      .then(show)
      .catch((error: unknown) => log.debug({ err: error }, "A new microphone was not looked at"));
  });
  link.on("InputRemoved", ({ inputName }) => {
    if (microphones.delete(inputName)) show();
  });
  link.onLost(() => {
    microphones.clear();
    closedHere.clear();
    show();
  });

  return {
    read,
    microphones: () => microphones,
    async set(muted) {
      await read();
      const present = [...microphones.keys()];
      if (present.length === 0) throw new StudioError("microphone.none");
      const turned = (muted ? present : toOpen(present, closedHere)).filter(
        (name) => microphones.get(name)?.muted !== muted,
      );
      for (const inputName of turned) {
        await link.change("SetInputMute", { inputName, inputMuted: muted });
        if (muted) closedHere.add(inputName);
        else closedHere.delete(inputName);
        await readOne(inputName);
      }
      show();
    },
  };
}
