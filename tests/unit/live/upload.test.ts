import { beforeEach, expect, test } from "vitest";
import type { LiveDestination } from "../../../main/live";
import { noteUpload, type UploadPorts } from "../../../main/live/upload/upload";
import { hostOf, isServerHere, lineNeed, StudioError, settingsSchema } from "../../../preload/contract";
import { testContext } from "../../helpers/context";

/** What four destinations of 2628 kbps each ask of a line. */
function need(ids: string[], kbps: number | null, relay: object = {}) {
  const settings = settingsSchema.parse({});
  const upload = kbps === null ? null : { kbps, at: 1, how: "measured" as const };
  const asking = ids.map((id) => ({
    id,
    kind: "rtmp" as const,
    server: `rtmp://${id}.example/a`,
    enabled: true,
  }));
  return lineNeed(asking, { ...settings, relay: { ...settings.relay, upload, ...relay } }, []);
}

test("the least important are switched off first, until the rest fits into seven tenths of the line", () => {
  const ids = ["a", "b", "c", "d"];
  expect(need(ids, 10_000)).toMatchObject({
    ...{ neededKbps: 10_512, availableKbps: 7000, switchOffFirst: ["d", "c"] },
  });
  expect(need(ids, 100_000).switchOffFirst).toEqual([]);
  expect(need(ids, 1000).switchOffFirst).toEqual(["d", "c", "b", "a"]);
  expect(need(ids, null)).toMatchObject({ neededKbps: 10_512, availableKbps: null, switchOffFirst: [] });
  expect(need([], 100).neededKbps).toBe(0);
  const server = { engine: "nginx-rtmp", nginx: { ingest: "rtmp://county.example/in", control: "" } };
  // Switching off at the far end of a server spares this line nothing.
  expect(need(ids, 1000, server)).toMatchObject({ neededKbps: 2628, passedOn: true, switchOffFirst: [] });
  expect(need(ids, 1000, { engine: "nginx-rtmp" }).neededKbps).toBe(0);
});

test("servers on this computer are known by name and address", () => {
  const near = [
    "rtmp://127.0.0.1:1935/live",
    "rtmp://LOCALHOST/live",
    "rtmps://[::1]:443/x",
    "rtmp://127.8.9.1/a",
  ];
  for (const server of [...near, "rtmp://192.168.1.7/live"])
    expect(isServerHere(server, ["192.168.1.7"]), server).toBe(true);
  for (const server of [
    "rtmp://live.example.com/a",
    "rtmp://10.0.0.127/a",
    "rtmp://localhost.example.com/a",
    "",
    "x",
  ])
    expect(isServerHere(server, ["192.168.1.7"]), server).toBe(false);
  expect(hostOf("rtmp://[fe80::1]:1935/live?a=b")).toBe("fe80::1");
});

let context: ReturnType<typeof testContext>;
let saved: unknown[];
let asked: string[];
const destination = (id: string, platform: string, server: string, more = {}): LiveDestination => ({
  ...{ id, name: `台${id}`, platform, server, enabled: true, hasKey: true, kind: "rtmp" },
  ...more,
});
const destinations = [
  destination("kuaishou", "kuaishou", "rtmp://push.example.com/live"),
  destination("near", "custom", "rtmp://127.0.0.1/live"),
  destination("off", "custom", "rtmp://a.example.com/live", { enabled: false }),
  destination("own", "custom", "rtmp://b.example.com/live"),
];

const ports = (more: Partial<UploadPorts> = {}): UploadPorts => ({
  destinations: () => destinations,
  measure: async (id) => {
    asked.push(id);
    return 5123.4;
  },
  save: async (what) => void saved.push(what),
  assertNotRehearsing: () => undefined,
  ...more,
});

beforeEach(() => {
  context = testContext();
  saved = [];
  asked = [];
});

test("a typed figure is kept as it is, a measured one goes to the first server of one's own elsewhere", async () => {
  expect(await noteUpload(context, ports(), { kbps: 20_000 })).toEqual({ kbps: 20_000, how: "typed" });
  expect(await noteUpload(context, ports(), {})).toEqual({ kbps: 5123, how: "measured" });
  expect(asked).toEqual(["own"]);
  const at = context.clock.now();
  expect(saved).toEqual([
    { kbps: 20_000, at, how: "typed" },
    { kbps: 5123, at, how: "measured" },
  ]);
  await noteUpload(context, ports({ allowsThisComputer: true }), {});
  expect(asked.at(-1)).toBe("near");
});

test("nothing is measured where that might open a public show, says nothing, or costs a show its line", async () => {
  const refused = (code: string, input: { destination?: string }, more: Partial<UploadPorts> = {}) =>
    expect(noteUpload(context, ports(more), input)).rejects.toMatchObject({ code });
  await refused("upload.public", { destination: "kuaishou" });
  await refused("upload.same-computer", { destination: "near" });
  await refused("core.not-found", { destination: "nowhere" });
  await refused("upload.no-destination", {}, { destinations: () => destinations.slice(0, 3) });
  const rehearsing = () => {
    throw new StudioError("core.locked-in-rehearsal");
  };
  await refused("core.locked-in-rehearsal", {}, { assertNotRehearsing: rehearsing });
  context.store.update((draft) => {
    draft.live.status = "on-air";
  });
  await refused("upload.on-air", {});
  expect([asked, saved]).toEqual([[], []]);
});
