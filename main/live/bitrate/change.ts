import { type MethodResult, StudioError } from "../../../preload/contract";
import type { Engine, StudioContext } from "../../core";

export interface BitratePorts {
  engine(): Engine | null;
  /** Stops the engine's stream into the relay and starts it again with another rate. @throws StudioError of the engine */
  restartSource(videoKbps: number): Promise<unknown>;
  /** Keeps the new rate in the settings. */
  save(videoKbps: number): Promise<void>;
  /** @throws StudioError `core.locked-in-rehearsal` */
  assertNotRehearsing(): void;
}

/**
 * Changes the bit rate in mid-show. OBS takes a new one only when a stream starts, and not even then while it records
 * with the same encoder: that recording would have to end, so it is refused.
 * @throws StudioError `bitrate.…`, `core.locked-in-rehearsal`, or the engine's
 */
export async function changeBitrate(
  { store, clock }: StudioContext,
  ports: BitratePorts,
  videoKbps: number,
): Promise<MethodResult<"live.bitrate">> {
  ports.assertNotRehearsing();
  const { live, recording } = store.get();
  const engine = ports.engine();
  if (live.status !== "on-air" || engine === null || engine.kind !== live.engine)
    throw new StudioError("bitrate.not-live");
  // The stage records with an encoder of its own, which goes on.
  if (engine.kind === "obs" && recording.status !== "idle") throw new StudioError("bitrate.recording");
  const startedAt = clock.now();
  if ((await engine.encoder?.())?.isFixed === true) throw new StudioError("bitrate.fixed");
  await ports.restartSource(videoKbps);
  await ports.save(videoKbps);
  return { videoKbps, milliseconds: Math.round(clock.now() - startedAt) };
}
