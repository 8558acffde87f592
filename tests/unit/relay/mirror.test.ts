import { expect, test } from "vitest";
import type { DestinationReport, RelayReport } from "../../../main/relay/core/config";
import type { SavedDestination } from "../../../main/relay/destinations/store";
import { Mirror } from "../../../main/relay/studio/mirror";
import { testContext } from "../../helpers/context";

const saved = (id: string): SavedDestination => ({
  ...{ id, platform: "custom", name: `台 ${id}`, server: "rtmp://h/live", enabled: true },
  ...{ keyMask: "••••", hasQuery: false },
});
const destination = (id: string, more: Partial<DestinationReport> = {}): DestinationReport => ({
  ...{
    id,
    status: "publishing",
    since: 1.5,
    outgoingKbps: 2600,
    droppedFrames: 0,
    queuedBytes: 0,
    reconnects: 0,
  },
  ...{ trouble: null, isTroubled: false },
  ...more,
});
const report = (...destinations: DestinationReport[]): RelayReport => ({
  ...{
    isSourceActive: true,
    incomingKbps: 2628,
    video: { codec: "h264", width: 1280, height: 720 },
    destinations,
  },
});
const dropped = {
  status: "retrying",
  trouble: { code: "relay.dropped", params: {} },
  isTroubled: true,
} as const;
const refused = {
  status: "refused",
  trouble: { code: "relay.key-refused", params: { answer: "NetStream.Publish.BadName" } },
  isTroubled: true,
} as const;

test("trouble is a problem while it lasts, one a destination, and stays readable after", () => {
  const context = testContext();
  const mirror = new Mirror(context);
  const both = [saved("a"), saved("b")];
  const state = () => context.store.get();
  mirror.showReport(report(destination("a"), destination("b", dropped)), both);
  expect(state().problems).toMatchObject([
    { id: "relay.dropped#b", severity: "error", params: { name: "台 b" } },
  ]);
  mirror.showReport(report(destination("a"), destination("b", refused)), both);
  expect(state().problems.map(({ id }) => id)).toEqual(["relay.key-refused#b"]);
  expect(state().destinations[1]).toMatchObject({ status: "refused" });
  mirror.showReport(report(destination("a"), destination("b", { trouble: refused.trouble })), both);
  expect(state().problems).toEqual([]);
  expect(state().destinations[1]?.lastTrouble).toContain("「台 b」不接受这个推流密钥");
  expect(state().relay).toEqual({
    status: "relaying",
    incomingKbps: 2628,
    video: { codec: "h264", width: 1280, height: 720 },
  });
});

test("when the relay stops everything reads off and no problem of it is left", () => {
  const context = testContext();
  const mirror = new Mirror(context);
  mirror.showReport(report(destination("a", dropped)), [saved("a")]);
  mirror.showStopped([saved("a")]);
  expect(context.store.get().problems).toEqual([]);
  expect(context.store.get().destinations).toMatchObject([{ status: "off", outgoingKbps: 0 }]);
  expect(context.store.get().relay.status).toBe("stopped");
});

test("a destination removed in the middle of its trouble takes the problem along", () => {
  const context = testContext();
  const mirror = new Mirror(context);
  mirror.showReport(report(destination("a", dropped)), [saved("a")]);
  mirror.showDestinations([]);
  expect(context.store.get().problems).toEqual([]);
  expect(context.store.get().destinations).toEqual([]);
});
