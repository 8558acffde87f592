import { expect, test } from "vitest";
import { ObsRefusal } from "../../../main/obs/connection/errors";
import { createLink } from "../../../main/obs/connection/link";
import type { ObsSocket } from "../../../main/obs/connection/socket";
import { outputState } from "../../../main/obs/outputs/output-state";
import { createVirtualCamera } from "../../../main/obs/outputs/virtual-camera";
import { testContext } from "../../helpers/context";

/** OBS's virtual camera, played: no machine that tests run on has a driver for the real one. */
function playedCamera(behaviour: { has?: boolean; obeys?: boolean; isQuicker?: boolean } = {}) {
  const { has = true, obeys = true, isQuicker = false } = behaviour;
  const context = testContext();
  const link = createLink(context.clock, context.log);
  const asked: string[] = [];
  let isOn = false;
  function turn(on: boolean, name: string) {
    asked.push(name);
    if (isQuicker) {
      isOn = on;
      throw new ObsRefusal(name, on ? 500 : 501, "");
    }
    const state = on && obeys ? outputState.started : outputState.stopped;
    isOn = state === outputState.started;
    // The answer comes first, what became of it after.
    setImmediate(() => link.emit("VirtualcamStateChanged", { outputActive: isOn, outputState: state }));
  }
  const socket: ObsSocket = {
    serverVersion: "5.1.0",
    call: (async (name: string) => {
      if (!has) throw new ObsRefusal(name, 604, "VirtualCam is not available.");
      if (name === "GetVirtualCamStatus") return { outputActive: isOn };
      return turn(name === "StartVirtualCam", name);
    }) as ObsSocket["call"],
    batch: async () => [],
    hearMeters: async () => {},
    close: () => {},
  };
  link.attach(socket);
  const camera = createVirtualCamera(context, link);
  return { context, link, camera, asked, state: () => context.store.get().engine.virtualCamera };
}

test("it is read, started and stopped, and asked for nothing that is so already", async () => {
  const { camera, state, asked } = playedCamera();
  expect(state()).toBe("unavailable");
  await camera.read();
  expect(state()).toBe("off");
  await camera.set(true);
  expect(state()).toBe("on");
  await camera.set(true);
  await camera.set(false);
  expect(state()).toBe("off");
  expect(asked).toEqual(["StartVirtualCam", "StopVirtualCam"]);
});

test("what somebody does in OBS's own window is seen, and a lost OBS has none", async () => {
  const { link, state } = playedCamera();
  link.emit("VirtualcamStateChanged", { outputActive: true, outputState: outputState.started });
  expect(state()).toBe("on");
  link.emit("VirtualcamStateChanged", { outputActive: false, outputState: outputState.stopped });
  expect(state()).toBe("off");
  link.detach();
  expect(state()).toBe("unavailable");
});

test("where OBS has none, asking for it says how to get one", async () => {
  const { camera, state } = playedCamera({ has: false });
  await camera.read();
  expect(state()).toBe("unavailable");
  await expect(camera.set(true)).rejects.toMatchObject({ code: "obs.virtual-camera-missing" });
});

test("a start that does not come about is an error, one that somebody else was quicker with is none", async () => {
  await expect(playedCamera({ obeys: false }).camera.set(true)).rejects.toMatchObject({
    code: "obs.virtual-camera",
  });
  const quick = playedCamera({ isQuicker: true });
  await quick.camera.set(true);
  expect(quick.state()).toBe("on");
});

test("an OBS that came back has it on again if it had; in a rehearsal it stays off; a failure is a problem, no error", async () => {
  const { camera, state, context } = playedCamera();
  await camera.restore(false);
  expect(state()).toBe("unavailable");
  context.store.update((draft) => {
    draft.rehearsal.active = true;
  });
  await camera.restore(true);
  expect(state()).toBe("unavailable");
  context.store.update((draft) => {
    draft.rehearsal.active = false;
  });
  await camera.restore(true);
  expect(state()).toBe("on");
  const stubborn = playedCamera({ obeys: false });
  await stubborn.camera.restore(true);
  const problems = () => stubborn.context.store.get().problems.map(({ code }) => code);
  expect(problems()).toEqual(["obs.virtual-camera"]);
  stubborn.link.emit("VirtualcamStateChanged", { outputActive: true, outputState: outputState.started });
  expect(problems()).toEqual([]);
});
