import { join } from "node:path";
import type { Engine, StudioContext } from "../core";
import type { DeskPorts, Live } from "../live";
import { freeBytesOf, minutesLeft } from "../recording";
import { measureUpload, type RelayService } from "../relay";
import type { SettingsService } from "../settings";

export interface DeskNeighbours {
  engine: () => Engine | null;
  relay: RelayService;
  live: Live;
  settings: SettingsService;
  rehearsal: { assertNotRehearsing(): void };
}

/** What the desk beside the show asks of the other services. */
export const deskPorts = (
  { store, clock, paths }: StudioContext,
  { engine, relay, live, settings, rehearsal }: DeskNeighbours,
): DeskPorts => ({
  engine,
  assertNotRehearsing: () => rehearsal.assertNotRehearsing(),
  destinations: () => relay.destinations(),
  inspect: (id) => relay.inspect(id),
  test: async (id) => relay.handlers["destination.test"]({ id }),
  measure: async (id) => measureUpload(await relay.resolve(id), clock),
  restartSource: (videoKbps) => live.restartSource({ videoKbps }),
  saveSettings: async (patch) => void (await settings.handlers["settings.set"](patch)),
  async disk() {
    const freeBytes = await freeBytesOf(join(paths.data, "recordings"));
    return { freeBytes, minutes: minutesLeft(freeBytes, store.get().settings.video) };
  },
});
