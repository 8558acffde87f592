import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createRelay, loadPlatforms } from "../../../main/relay";
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

test("a companion platform and one that does not exist are refused by the field", async () => {
  const { save } = await setUp();
  await expect(save({ id: "a", platform: "douyin", key })).rejects.toMatchObject({
    code: "relay.platform-companion",
    field: "platform",
  });
  await expect(save({ id: "a", platform: "nowhere", key })).rejects.toMatchObject({ code: "core.not-found" });
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
  await expect(relay.start(["a"])).rejects.toMatchObject({
    code: "relay.key-missing",
    params: { name: "平台 a" },
  });
  expect(context.store.get().relay.status).toBe("stopped");
});
