import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DestinationHealth } from "../../../main/relay/nginx/health";
import { type ApplicationStat, parseStat } from "../../../main/relay/nginx/stat";

const recorded = readFileSync(join(import.meta.dirname, "../../fixtures/relay/nginx-stat.xml"), "utf8");

test("statistics of a real server are read", () => {
  const [ingest, destinations] = parseStat(recorded);
  expect(ingest?.get("live")).toMatchObject({
    isPublishing: true,
    video: { codec: "h264", width: 320, height: 180, framesPerSecond: 30 },
    audio: { codec: "aac", sampleRate: 48000, channels: 1 },
  });
  expect([...(destinations?.keys() ?? [])]).toEqual(["d1", "d2"]);
  expect(destinations?.get("d1")).toMatchObject({
    ...{ isPublishing: true, bytesIn: 162305, bytesOut: 161317 },
    outgoing: { id: 33, milliseconds: 2515, droppedFrames: 0 },
  });
});

test("names are resolved, and a server without streams has idle applications", () => {
  const [server] = parseStat("<rtmp><server><application><name>a&amp;b</name></application></server></rtmp>");
  expect(server?.get("a&b")).toMatchObject({ isPublishing: false, outgoing: null, video: null });
});

test.each([
  ["", "nothing"],
  ["<html><body>404</body></html>", "another page"],
  ["<rtmp>", "not whole"],
  ["<rtmp></server></rtmp>", "crossed"],
  ["<rtmp/><rtmp/>", "two roots"],
  ['<rtmp a="1"></rtmp>', "attributes"],
  ["<!DOCTYPE x [<!ENTITY a 'b'>]><rtmp></rtmp>", "a document type"],
  ["<a>".repeat(30), "too deep"],
  [`${recorded}<more`, "a tail"],
])("what is no statistics is refused: %# %s", (document) => {
  expect(() => parseStat(document)).toThrow(SyntaxError);
});

const application = (bytesOut: number, outgoing: ApplicationStat["outgoing"]): ApplicationStat => ({
  ...{ isPublishing: true, bytesIn: bytesOut, bytesOut, outgoing, video: null, audio: null },
});
const connection = (id: number, milliseconds: number, droppedFrames = 0) => ({
  ...{ id, milliseconds, droppedFrames },
});

test("a destination's state follows look by look", () => {
  const health = new DestinationHealth("a", 60_000, 0);
  const look = (at: number, stat: ApplicationStat | null, isFed = true) => {
    health.take({ at, application: stat, isFed });
    return health.report();
  };
  expect(look(1000, application(0, null), false)).toMatchObject({ status: "connecting", isTroubled: false });
  expect(look(2000, application(0, connection(5, 300)))).toMatchObject({ status: "connecting" });
  expect(look(4000, application(1_000_000, connection(5, 2300)))).toMatchObject({
    ...{ status: "publishing", publishedAt: 4000, outgoingKbps: 2000, reconnects: 0, closesAt: null },
  });
  // It takes nothing while frames are left out.
  expect(look(6000, application(1_000_000, connection(5, 4300, 20))).status).toBe("publishing");
  expect(look(8000, application(1_000_000, connection(5, 6300, 80)))).toMatchObject({
    ...{ status: "stalled", droppedFrames: 80, trouble: { code: "relay.stalled" }, closesAt: 68_000 },
  });
  expect(look(10_000, application(1_000_000, null))).toMatchObject({
    ...{ status: "retrying", trouble: { code: "relay.nginx-not-taken" }, isTroubled: true },
  });
  // Flapping: it takes the stream and hangs up, again and again.
  expect(look(12_000, application(1_100_000, connection(9, 700))).status).toBe("retrying");
  expect(look(14_000, application(1_900_000, connection(9, 2700, 3)))).toMatchObject({
    ...{ status: "publishing", reconnects: 1, droppedFrames: 83, isTroubled: false, closesAt: null },
    trouble: { code: "relay.nginx-not-taken" },
  });
  expect(look(16_000, application(0, null), false)).toMatchObject({
    ...{ status: "retrying", trouble: { code: "relay.nginx-no-picture" }, sentBytes: 1_900_000 },
  });
});

test("a destination that never gets through, or that the server does not have, is said", () => {
  const health = new DestinationHealth("a", null, 0);
  health.take({ at: 2000, application: application(0, null), isFed: true });
  expect(health.report().status).toBe("connecting");
  health.take({ at: 6000, application: application(0, null), isFed: true });
  expect(health.report()).toMatchObject({ status: "retrying", closesAt: null });
  health.take({ at: 8000, application: null, isFed: true });
  expect(health.report()).toMatchObject({
    ...{ status: "refused", trouble: { code: "relay.nginx-no-destination" } },
  });
  health.unseen(9000, "county");
  expect(health.report()).toMatchObject({
    trouble: { code: "relay.nginx-unseen", params: { host: "county" } },
  });
});
