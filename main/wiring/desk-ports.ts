import { join } from "node:path";
import type { Engine, StudioContext } from "../core";
import type { DeskPorts, Live } from "../live";
import { freeBytesOf, minutesLeft } from "../recording";
import { lookAtServer, measureUpload, type RelayService } from "../relay";
import type { SettingsService } from "../settings";
import type { Secrets } from "../storage";

export interface DeskNeighbours {
  engine: () => Engine | null;
  relay: RelayService;
  live: Live;
  settings: SettingsService;
  rehearsal: { assertNotRehearsing(): void };
  secrets: Secrets;
}

/** What the desk beside the show asks of the other services. */
export const deskPorts = (
  context: StudioContext,
  { engine, relay, live, settings, rehearsal, secrets }: DeskNeighbours,
): DeskPorts => ({
  engine,
  assertNotRehearsing: () => rehearsal.assertNotRehearsing(),
  destinations: () => relay.destinations(),
  inspect: (id) => relay.inspect(id),
  test: async (id) => {
    rehearsal.assertNotRehearsing();
    return relay.handlers["destination.test"]({ id });
  },
  measure: async (id) => measureUpload(await relay.resolve(id), context.clock),
  restartSource: (videoKbps) => live.restartSource({ videoKbps }),
  saveSettings: async (patch) => void (await settings.handlers["settings.set"](patch)),
  server: (reaches) => lookAtServer(context, secrets, reaches),
  async disk() {
    const freeBytes = await freeBytesOf(join(context.paths.data, "recordings"));
    return { freeBytes, minutes: minutesLeft(freeBytes, context.store.get().settings.video) };
  },
});
