import { StudioError } from "../../preload/contract";
import { type StudioContext, sleep } from "../core";
import type { Opened } from "./connection/connector";
import type { Emit, Parts } from "./parts";
import { isAtLeast, readMachine } from "./scenes/machine";

/** obs-websocket before 5.3 (OBS 28, 29) answers requests while OBS is half loaded, and can end OBS by it. */
const halfLoadedMilliseconds = 600;

/** Puts back the user's own output settings that a studio which ended too early left behind. */
async function giveBackLeftovers({ link, borrowed }: Parts) {
  if (!(await link.read("GetStreamStatus")).outputActive) await borrowed.giveBack("stream");
  if (!(await link.read("GetRecordStatus")).outputActive) await borrowed.giveBack("record");
}

/**
 * Makes a connection that was just opened the studio's: reads what OBS is, holds and shows. `fresh`: OBS may have started
 * a moment ago. Gives OBS's version.
 */
export async function bringUp(
  context: StudioContext,
  parts: Parts,
  opened: Opened,
  fresh: boolean,
): Promise<string> {
  const { link, session, mirror, builder, virtualCamera, mute, sampler } = parts;
  if (fresh && !isAtLeast(opened.socket.serverVersion, 5, 3)) {
    await sleep(context.clock, halfLoadedMilliseconds);
  }
  link.attach(opened.socket);
  const machine = await readMachine(link);
  session.machine = machine;
  await sampler.sweep();
  await mirror.read();
  await virtualCamera.read();
  await mute.read();
  await builder.devices();
  await giveBackLeftovers(parts);
  context.store.update((draft) => {
    draft.engine.kind = "obs";
    draft.engine.status = "connected";
    draft.engine.version = machine.version;
    draft.engine.address = opened.address;
    draft.engine.serverOff = false;
  });
  return machine.version;
}

/** What an OBS held before it went. */
export interface Before {
  /** `presetId/sceneId` */
  onAir: string | null;
  /** Its virtual camera ran. */
  hadCamera: boolean;
}

export const nothingBefore: Before = { onAir: null, hadCamera: false };

/**
 * Builds again what was applied, cards included, takes the scene again that a crash took off air, tells that the
 * engine has returned, and starts the virtual camera again.
 */
export async function bringBack(
  context: StudioContext,
  { builder, session, mirror, engine, virtualCamera }: Parts,
  emit: Emit,
  before: Before,
): Promise<void> {
  try {
    await builder.rebuild();
    if (session.applied.size > 0) await mirror.readApplied();
    const { onAir } = context.store.get().scenes;
    if (before.onAir !== null && onAir !== before.onAir) await engine.take(before.onAir);
  } catch (thrown) {
    context.log.warn({ err: thrown }, "OBS came back and could not be put right");
    if (thrown instanceof StudioError) context.problems.report(thrown.code, { params: thrown.params });
  }
  emit("returned");
  // Last, since somebody may have to allow it in OBS: the stream does not wait for that.
  await virtualCamera.restore(before.hadCamera);
}
