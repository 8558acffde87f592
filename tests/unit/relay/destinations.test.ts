import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { createRelay, loadPlatforms } from "../../../main/relay";
import { DestinationStore } from "../../../main/relay/destinations/store";
import { testContext } from "../../helpers/context";
import { memorySecrets } from "../../helpers/memory-secrets";
import { temporaryFolder } from "../../helpers/temporary";

const key = "live_竹园?txSecret=9f8e7d6c5b4a3210";

async function setUp(folder = temporaryFolder(), secrets = memorySecrets()) {
  const context = testContext(folder);
  const platforms = await loadPlatforms(context.paths.resources);
  const relay = createRelay(context, { secrets, platforms: () => platforms });
  await relay.load();
  const save = (input: { id: string; key?: string; server?: string; platform?: string; enabled?: boolean }) =>
    relay.handlers["destination.save"]({
      platform: "kuaishou",
      name: `平台 ${input.id}`,
      server: "rtmp://push.example/live",
      enabled: true,
      ...input,
    });
  return { folder, secrets, context, relay, save, file: join(context.paths.data, "destinations.json") };
}

test("a key is kept as a secret, shown as a mask, kept when left out and removed when emptied", async () => {
  const { save, context, relay, secrets, file, folder } = await setUp();
  expect(await save({ id: "a", key })).toMatchObject({ id: "a", status: "off", keyMask: "••••3210" });
  expect(await save({ id: "a", enabled: false })).toMatchObject({ keyMask: "••••3210", enabled: false });
  expect(relay.destinations()).toMatchObject([{ id: "a", hasKey: true, kind: "rtmp", enabled: false }]);
  for (const text of [readFileSync(file, "utf8"), JSON.stringify(context.store.get())]) {
    expect(text).not.toContain("txSecret");
    expect(text).not.toContain("9f8e");
  }
  const again = await setUp(folder, secrets);
  expect(again.context.store.get().destinations).toMatchObject([{ id: "a", keyMask: "••••3210" }]);
  expect(await again.save({ id: "a", key: "" })).toMatchObject({ keyMask: "" });
  expect([...secrets.values.keys()]).toEqual([]);
});

test("a signature in the server address is a secret too, and survives a save of what the screen shows", async () => {
  const { save, context, secrets, file } = await setUp();
  const shown = await save({ id: "a", key: "k".repeat(12), server: "rtmp://push.example/live?sign=s3cr3t" });
  expect(shown.server).toBe("rtmp://push.example/live?•••");
  await save({ id: "a", server: shown.server });
  expect([...secrets.values.values()]).toContain("?sign=s3cr3t");
  for (const text of [readFileSync(file, "utf8"), JSON.stringify(context.store.get())])
    expect(text).not.toContain("s3cr3t");
  await save({ id: "a", server: "rtmp://push.example/live" });
  expect([...secrets.values.values()]).toEqual(["k".repeat(12)]);
});

test("the same place and key twice is refused, naming the other; nothing is changed", async () => {
  const { save, context, secrets } = await setUp();
  await save({ id: "a", key });
  await expect(save({ id: "b", key })).rejects.toMatchObject({
    code: "relay.duplicate",
    field: "key",
    params: { other: "平台 a" },
  });
  expect(context.store.get().destinations).toHaveLength(1);
  expect(secrets.values.size).toBe(1);
  await save({ id: "b", key: `${key}x` });
  await expect(save({ id: "b", key })).rejects.toMatchObject({ code: "relay.duplicate" });
  expect(await save({ id: "a", key })).toMatchObject({ id: "a" });
});

test("a companion is saved without server and key, is never published to, and gives up the key it had", async () => {
  const { save, relay, secrets, context } = await setUp();
  const none = { server: "", platform: "douyin" };
  expect(await save({ id: "a", ...none })).toMatchObject({ kind: "companion", server: "", keyMask: "" });
  expect(relay.destinations()).toMatchObject([{ id: "a", kind: "companion", hasKey: false }]);
  expect(await relay.inspect("a")).toEqual([]);
  await expect(relay.resolve("a")).rejects.toMatchObject({ code: "relay.platform-companion" });
  await save({ id: "b", key });
  await save({ id: "b", ...none });
  expect(secrets.values.size).toBe(0);
  expect(context.store.get().destinations[1]).toMatchObject({ kind: "companion", keyMask: "" });
});

test.each([
  [{ platform: "douyin" }, "relay.platform-companion", "server"],
  [{ platform: "douyin", server: "", key }, "relay.platform-companion", "key"],
  [{ platform: "kuaishou", server: "" }, "relay.server-invalid", "server"],
  [{ platform: "nowhere" }, "core.not-found", "platform"],
  [{ key: "••••3210" }, "relay.key-masked", "key"],
  [{ server: "rtmp://push.example/live?•••" }, "relay.key-masked", "server"],
])("%j is refused by its field, and nothing is kept of it", async (input, code, field) => {
  const { save, context, secrets } = await setUp();
  await expect(save({ id: "a", ...input })).rejects.toMatchObject({ code, field });
  expect(context.store.get().destinations).toEqual([]);
  expect(secrets.values.size).toBe(0);
});

test("order is kept; removing takes the secrets along; saves at the same moment do not lose each other", async () => {
  const { save, context, relay, secrets } = await setUp();
  await Promise.all(["a", "b", "c"].map((id) => save({ id, key: `key-of-${id}-0123456789` })));
  await save({ id: "b" });
  expect(context.store.get().destinations.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  await relay.handlers["destination.remove"]({ id: "b" });
  expect(context.store.get().destinations.map(({ id }) => id)).toEqual(["a", "c"]);
  expect(secrets.values.size).toBe(2);
  await expect(relay.handlers["destination.remove"]({ id: "b" })).rejects.toMatchObject({
    code: "core.not-found",
  });
});

test("going live without a key names the destination, and starts nothing", async () => {
  const { save, relay, context } = await setUp();
  await save({ id: "a" });
  await expect(relay.start(["a"], { id: "show", startedAt: 0 })).rejects.toMatchObject({
    code: "relay.key-missing",
    params: { name: "平台 a" },
  });
  expect(context.store.get().relay.status).toBe("stopped");
});

test("destinations are put in the order of their importance, which the file keeps", async () => {
  const { save, context, relay, folder, secrets } = await setUp();
  for (const id of ["a", "b", "c", "d"]) await save({ id, key: `key-of-${id}-0123456789` });
  await relay.handlers["destination.order"]({ ids: ["d", "gone", "b", "d"] });
  const ids = () => context.store.get().destinations.map(({ id }) => id);
  expect(ids()).toEqual(["d", "b", "a", "c"]);
  await save({ id: "e", key: "key-of-e-0123456789" });
  await save({ id: "b", enabled: false });
  expect(ids()).toEqual(["d", "b", "a", "c", "e"]);
  expect((await setUp(folder, secrets)).relay.destinations().map(({ id }) => id)).toEqual(ids());
});

test("where to publish comes with the platform and how long it waits", async () => {
  const { save, relay } = await setUp();
  await save({ id: "a", key });
  await save({ id: "b", platform: "wechat-channels", key: "another-key-0123456" });
  expect(await relay.resolve("a")).toMatchObject({ platform: "kuaishou", graceMs: 60_000, key });
  expect(await relay.resolve("b")).toMatchObject({ platform: "wechat-channels", graceMs: null });
});

test("what is saved is inspected: shape, age and use of the key, in the user's language and without secrets", async () => {
  const { save, relay, context, folder, secrets } = await setUp();
  await save({ id: "a", key, server: "rtmp://open-push.voip.yximgs.com/gifshow" });
  expect(await relay.inspect("a")).toEqual([]);
  await save({ id: "b", key: `${key}x` });
  expect(await relay.inspect("b")).toMatchObject([
    { code: "relay.server-unlike", severity: "warning", params: { name: "平台 b", platform: "快手" } },
  ]);
  context.clock.advance(49 * 3_600_000);
  expect(await relay.inspect("a")).toMatchObject([{ code: "relay.key-outdated", severity: "error" }]);
  // Known again after a restart, and forgotten with a new key.
  const again = await setUp(folder, secrets);
  again.context.clock.advance(49 * 3_600_000);
  expect(await again.relay.inspect("a")).toMatchObject([{ code: "relay.key-outdated" }]);
  await again.save({ id: "a", key: "new-key-0123456789", server: "rtmp://x.yximgs.com/gifshow" });
  expect(await again.relay.inspect("a")).toEqual([]);
  expect(JSON.stringify(await again.relay.inspect("b"))).not.toContain("9f8e");
});

test("a key that served its one show is a doubt until another is entered", async () => {
  const { context, secrets } = await setUp();
  const platforms = await loadPlatforms(context.paths.resources);
  const store = new DestinationStore(testContext(temporaryFolder()), secrets, () => platforms);
  await store.load();
  const destination = { id: "a", platform: "kuaishou", name: "一号", enabled: true };
  await store.save({ ...destination, server: "rtmp://x.yximgs.com/gifshow", key });
  await store.noteUsed(["a"]);
  expect(await store.inspect("a")).toMatchObject([{ code: "relay.key-used", severity: "warning" }]);
  await store.save({ ...destination, server: "rtmp://x.yximgs.com/gifshow", key: `${key}2` });
  expect(await store.inspect("a")).toEqual([]);
});

test("a file of the first version is read as it is; one of a newer studio is left alone", async () => {
  const folder = temporaryFolder();
  const { file } = await setUp(folder);
  const old = { id: "a", platform: "kuaishou", name: "一号", server: "rtmp://h/live", enabled: true };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ version: 1, destinations: [old] }));
  expect((await setUp(folder)).context.store.get().destinations).toMatchObject([{ ...old, kind: "rtmp" }]);
  const newer = JSON.stringify({ version: 9, destinations: [] });
  writeFileSync(file, newer);
  await expect(setUp(folder)).rejects.toMatchObject({ code: "storage.newer-version" });
  expect(readFileSync(file, "utf8")).toBe(newer);
});
