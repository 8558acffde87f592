import { type EngineState, StudioError } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import { ObsRefusal } from "../connection/errors";
import type { ObsLink } from "../connection/link";
import { status } from "../connection/requests";
import { awaitOutput, outputState } from "./output-state";

/** The first start may wait for somebody: OBS asks for rights to install or load the camera. */
const patienceMilliseconds = 20_000;

type CameraState = EngineState["virtualCamera"];

/** OBS's virtual camera, which other programs on this computer take as a camera; `state.engine.virtualCamera` follows it. */
export interface VirtualCamera {
  /** Reads whether OBS has one and whether it runs. */
  read(): Promise<void>;
  /** @throws StudioError `obs.virtual-camera-missing` where OBS has none, `obs.virtual-camera` where it did not obey */
  set(on: boolean): Promise<void>;
  /** Starts it again in an OBS that came back and had it on before; not in a rehearsal. Never throws. */
  restore(wasOn: boolean): Promise<void>;
}

const refusedWith = (thrown: unknown, ...codes: number[]): boolean =>
  thrown instanceof ObsRefusal && codes.includes(thrown.status);

export function createVirtualCamera(
  { store, clock, log, problems }: StudioContext,
  link: ObsLink,
): VirtualCamera {
  function show(state: CameraState): CameraState {
    store.update((draft) => {
      draft.engine.virtualCamera = state;
    });
    if (state === "on") problems.clear("obs.virtual-camera");
    return state;
  }

  async function readState(): Promise<CameraState> {
    try {
      return show((await link.read("GetVirtualCamStatus")).outputActive ? "on" : "off");
    } catch (thrown) {
      // 604: OBS has none here. An OBS that refuses to say for another reason has none to offer either.
      if (!(thrown instanceof ObsRefusal)) throw thrown;
      return show("unavailable");
    }
  }

  async function change(on: boolean): Promise<void> {
    const ends = on ? [outputState.started, outputState.stopped] : [outputState.stopped];
    const changing = awaitOutput(link, clock, "VirtualcamStateChanged", ends, patienceMilliseconds);
    try {
      await link.change(on ? "StartVirtualCam" : "StopVirtualCam");
      await changing.outcome;
    } catch (thrown) {
      // Somebody was quicker in OBS's own window: it is as it should be.
      if (!refusedWith(thrown, status.outputRunning, status.outputNotRunning)) throw thrown;
    } finally {
      changing.cancel();
    }
  }

  async function set(on: boolean): Promise<void> {
    const wanted = on ? "on" : "off";
    const before = await readState();
    if (before === "unavailable") throw new StudioError("obs.virtual-camera-missing");
    if (before === wanted) return;
    await change(on);
    // The answer to the request means only that it was asked: what OBS says afterwards counts.
    if ((await readState()) !== wanted) throw new StudioError("obs.virtual-camera");
  }

  link.on("VirtualcamStateChanged", ({ outputState: state }) => {
    if (state === outputState.started) show("on");
    if (state === outputState.stopped) show("off");
  });
  link.onLost(() => show("unavailable"));

  return {
    read: async () => void (await readState()),
    set,
    async restore(wasOn) {
      const { engine, rehearsal } = store.get();
      if (!wasOn || rehearsal.active || engine.virtualCamera === "on") return;
      try {
        await set(true);
      } catch (thrown) {
        log.warn({ err: thrown }, "the virtual camera was not started again");
        problems.report("obs.virtual-camera", { severity: "error" });
      }
    },
  };
}
