import { expect, test } from "vitest";
import type { DestinationReport, RelayReport } from "../../../main/relay/core/config";
import type { SavedDestination } from "../../../main/relay/destinations/store";
import { Mirror } from "../../../main/relay/studio/mirror";
import { testContext } from "../../helpers/context";

const saved = (id: string, more: Partial<SavedDestination> = {}): SavedDestination => ({
  ...{ id, platform: "custom", kind: "rtmp", name: `台 ${id}`, server: "rtmp://h/live", enabled: true },
  ...{ keyMask: "••••", hasQuery: false },
  ...more,
});
const destination = (id: string, more: Partial<DestinationReport> = {}): DestinationReport => ({
  ...{ id, status: "publishing", since: 1.5, publishedAt: null, outgoingKbps: 2600, sentBytes: 0 },
  ...{ droppedFrames: 0, queuedBytes: 0, reconnects: 0, roundTripMs: null, closesAt: null },
  ...{ trouble: null, isTroubled: false },
  ...more,
});
const video = {
  ...{ codec: "h264", width: 1280, height: 720, framesPerSecond: 30, keyframeSeconds: 2, hasBFrames: true },
};
const figures: Omit<RelayReport, "isSourceActive" | "destinations"> = {
  ...{ incomingKbps: 2628, video, audio: { codec: "aac", sampleRate: 48_000, channels: 2 } },
  ...{ showing: "live", slateReason: null, slate: "ready" },
};
const report = (...destinations: DestinationReport[]): RelayReport => ({
  ...{ isSourceActive: true, ...figures, destinations },
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
  mirror.showStarting({ wasFound: true });
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
  expect(state().relay).toEqual({ status: "relaying", wasFound: true, ...figures });
});

test("figures of a destination are whole milliseconds; a relay that began anew does not forget the first picture", () => {
  const context = testContext();
  const mirror = new Mirror(context);
  const now = () => context.store.get().destinations[0];
  const first = destination("a", { publishedAt: 1000.4, roundTripMs: 12.3 });
  mirror.showReport(report(first), [saved("a")]);
  expect(now()).toMatchObject({ since: 2, publishedAt: 1000, roundTripMs: 12, closesAt: null });
  mirror.showReport(report(destination("a", { ...dropped, closesAt: 61_000.7 })), [saved("a")]);
  expect(now()).toMatchObject({ status: "retrying", publishedAt: 1000, closesAt: 61_001 });
  mirror.showReport(report(destination("a", { publishedAt: 9000 })), [saved("a")]);
  expect(now()).toMatchObject({ publishedAt: 1000 });
  mirror.showStopped([saved("a")]);
  expect(now()).toMatchObject({ status: "off", publishedAt: null, closesAt: null });
  mirror.showReport(report(destination("a", { publishedAt: 20_000 })), [saved("a")]);
  expect(now()).toMatchObject({ publishedAt: 20_000 });
});

test("a companion that is switched on is fed while the virtual camera runs, whatever the relay does", () => {
  const context = testContext();
  const mirror = new Mirror(context);
  const both = [saved("a"), saved("douyin", { kind: "companion" })];
  const fed = () => context.store.get().destinations.map(({ status }) => status);
  mirror.showDestinations(both);
  expect(fed()).toEqual(["off", "off"]);
  const setCamera = (virtualCamera: "on" | "off" | "unavailable") => {
    context.store.update((draft) => {
      draft.engine.virtualCamera = virtualCamera;
    });
    mirror.showDestinations(both);
  };
  setCamera("on");
  expect(fed()).toEqual(["off", "feeding"]);
  mirror.showReport(report(destination("a")), both);
  expect(fed()).toEqual(["publishing", "feeding"]);
  mirror.showDestinations([saved("douyin", { kind: "companion", enabled: false })]);
  expect(fed()).toEqual(["off"]);
  setCamera("unavailable");
  expect(fed()).toEqual(["publishing", "off"]);
});

test("when the relay stops everything reads off and no problem of it is left", () => {
  const context = testContext();
  const mirror = new Mirror(context);
  mirror.showReport(report(destination("a", dropped)), [saved("a")]);
  mirror.showStopped([saved("a")]);
  expect(context.store.get().problems).toEqual([]);
  expect(context.store.get().destinations).toMatchObject([{ status: "off", outgoingKbps: 0 }]);
  expect(context.store.get().relay).toEqual(testContext().store.get().relay);
});

test("a destination removed in the middle of its trouble takes the problem along", () => {
  const context = testContext();
  const mirror = new Mirror(context);
  mirror.showReport(report(destination("a", dropped)), [saved("a")]);
  mirror.showDestinations([]);
  expect(context.store.get().problems).toEqual([]);
  expect(context.store.get().destinations).toEqual([]);
});
