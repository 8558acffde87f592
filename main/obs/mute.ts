import type { StudioContext } from "../core";
import { ObsRefusal } from "./connection/errors";
import type { ObsLink } from "./connection/link";
import { microphoneNames } from "./levels";
import { microphoneSource } from "./scenes/names";

/** Whether the microphones are muted in OBS, by whoever's hand: into `state.engine`. */
export interface Mute {
  /** Reads it anew, after connecting. */
  read(): Promise<void>;
}

export function createMute({ store }: Pick<StudioContext, "store">, link: ObsLink): Mute {
  /** Of each microphone that OBS has; the studio's own may come later. */
  const muted = new Map<string, boolean>();
  let names: ReadonlySet<string> = new Set([microphoneSource]);

  function show() {
    const isMuted = [...muted.values()].every(Boolean);
    if (muted.size > 0 && store.get().engine.microphoneMuted === isMuted) return;
    store.update(({ engine }) => {
      if (muted.size > 0) engine.microphoneMuted = isMuted;
      else delete engine.microphoneMuted;
    });
  }

  link.on("InputMuteStateChanged", ({ inputName, inputMuted }) => {
    if (!names.has(inputName)) return;
    muted.set(inputName, inputMuted);
    show();
  });
  link.onLost(() => {
    muted.clear();
    show();
  });

  return {
    async read() {
      names = await microphoneNames(link);
      muted.clear();
      for (const inputName of names) {
        try {
          muted.set(inputName, (await link.read("GetInputMute", { inputName })).inputMuted);
        } catch (thrown) {
          // The studio's own is there only once a preset was built.
          if (!(thrown instanceof ObsRefusal)) throw thrown;
        }
      }
      show();
    },
  };
}
