import { type Language, type RemoteRole, StudioError, toEnvelope } from "../../../../preload/contract";
import { mayCall, patchesFor, stateFor } from "../../../remote";
import type { HostedStudio } from "../studio-port";

/** The studio as a paired device has it: the calls and the parts of the state of its role, and nothing else. */
export function deviceStudio(studio: HostedStudio, role: RemoteRole): HostedStudio {
  const { store } = studio;
  const language = (): Language => store.get().settings.language;
  return {
    dispatch: async (method, input) =>
      mayCall(role, method, input)
        ? studio.dispatch(method, input)
        : { ok: false, error: toEnvelope(new StudioError("remote.not-allowed"), language()) },
    store: {
      get: () => stateFor(role, store.get()),
      update: () => {
        throw new StudioError("remote.not-allowed");
      },
      onPatches: (listener) =>
        store.onPatches((patches) => {
          const seen = patchesFor(role, patches, store.get());
          if (seen.length > 0) listener(seen);
        }),
    },
    resolveMedia: () => {
      throw new StudioError("remote.not-allowed");
    },
  };
}
