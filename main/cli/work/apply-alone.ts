import type { StateStore } from "../../core";
import { openStudio } from "../../hosts/open-studio";
import { hostPaths } from "../../hosts/paths";
import { openConfSettings } from "../../hosts/web/settings-conf";
import { keyFileSealer } from "../../storage";
import type { StudioTarget } from "../client";
import type { CliContext } from "../command";
import { RefusedCall } from "../failure";

const settleMilliseconds = 20_000;

/** A studio looks for OBS by itself when it opens; a second search at the same time would cut the first one off. */
function engineChosen(store: StateStore): Promise<void> {
  const isChosen = () => {
    const { kind, status } = store.get().engine;
    return kind !== "none" && status === "connected";
  };
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(limit);
      stop();
      resolve();
    };
    const limit = setTimeout(end, settleMilliseconds);
    const stop = store.onPatches(() => isChosen() && end());
    if (isChosen()) end();
  });
}

/** Opens a studio for this one command: connects to OBS, builds, and lets go again. */
export async function applyAlone(
  target: StudioTarget,
  { bundle, version }: CliContext,
  input: unknown,
): Promise<unknown> {
  const paths = hostPaths({ data: target.data ?? null, bundle });
  const { studio } = await openStudio({
    paths,
    version,
    openSettings: openConfSettings,
    sealers: [keyFileSealer(paths.secretsKey)],
  });
  const call = async (method: string, given: unknown): Promise<unknown> => {
    const answer = await studio.dispatch(method, given);
    if (!answer.ok) throw new RefusedCall(answer.error);
    return answer.value;
  };
  try {
    await engineChosen(studio.store);
    if (studio.store.get().engine.kind !== "obs") await call("engine.connect", { engine: "obs" });
    return await call("preset.apply", input);
  } finally {
    await studio.close();
  }
}
