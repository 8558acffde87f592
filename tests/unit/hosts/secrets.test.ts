import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createSealedSecrets, keyFileSealer, type Sealer } from "../../../main/storage";
import { temporaryFolder } from "../../helpers/temporary";

const streamKey = "live_竹园村_a1b2c3d4e5";

function open(folder: string, key = "key", sealers?: [Sealer, ...Sealer[]]) {
  const events: { locked: (readonly string[])[]; corrupt: string[] } = { locked: [], corrupt: [] };
  const secrets = createSealedSecrets({
    path: join(folder, "secrets.bin"),
    sealers: sealers ?? [keyFileSealer(join(folder, "config", key))],
    onLocked: (names) => events.locked.push(names),
    onCorrupt: (_path, copy) => events.corrupt.push(copy),
  });
  return { secrets, events };
}

test("a secret comes back, and the file shows none of it", async () => {
  const folder = temporaryFolder();
  const { secrets } = open(folder);
  await secrets.set("destination.a.key", streamKey);
  expect(await secrets.get("destination.a.key")).toBe(streamKey);
  expect(await secrets.get("destination.b.key")).toBeNull();
  expect(await secrets.get("__proto__")).toBeNull();
  const again = open(folder);
  expect(await again.secrets.get("destination.a.key")).toBe(streamKey);
  const bytes = readFileSync(join(folder, "secrets.bin"), "utf8");
  expect(bytes).not.toContain(streamKey);
  expect(bytes).not.toContain(Buffer.from(streamKey).toString("base64"));
  await again.secrets.remove("destination.a.key");
  expect(await open(folder).secrets.get("destination.a.key")).toBeNull();
});

test.skipIf(process.platform === "win32")("both files are readable by their owner alone", async () => {
  const folder = temporaryFolder();
  await open(folder).secrets.set("obs.password", "x");
  expect(statSync(join(folder, "secrets.bin")).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, "config", "key")).mode & 0o777).toBe(0o600);
});

test("a hundred writes at once all arrive", async () => {
  const folder = temporaryFolder();
  const { secrets } = open(folder);
  const names = Array.from({ length: 100 }, (_, index) => `destination.d${index}.key`);
  await Promise.all(names.map((name, index) => secrets.set(name, `值${index}`)));
  const again = open(folder).secrets;
  expect(await Promise.all(names.map((name) => again.get(name)))).toEqual(
    names.map((_, index) => `值${index}`),
  );
});

test("under another key secrets are locked, kept, and can be entered anew", async () => {
  const folder = temporaryFolder();
  await open(folder).secrets.set("a", "old");
  await open(folder).secrets.set("b", "kept");
  const stranger = open(folder, "another-key");
  expect(await stranger.secrets.get("a")).toBeNull();
  expect(await stranger.secrets.get("b")).toBeNull();
  expect(stranger.events.locked).toEqual([["a"], ["a", "b"]]);
  await stranger.secrets.set("a", "new");
  expect(await stranger.secrets.get("a")).toBe("new");
  expect(stranger.events.locked.at(-1)).toEqual(["b"]);
  expect(await open(folder).secrets.get("b")).toBe("kept");
});

test("a secret moved to another name in the file does not open there", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "secrets.bin");
  await open(folder).secrets.set("destination.mine.key", "mine");
  const file = JSON.parse(readFileSync(path, "utf8"));
  file.secrets["destination.theirs.key"] = file.secrets["destination.mine.key"];
  writeFileSync(path, JSON.stringify(file));
  const { secrets, events } = open(folder);
  expect(await secrets.get("destination.theirs.key")).toBeNull();
  expect(events.locked).toEqual([["destination.theirs.key"]]);
});

test("a damaged file is kept aside and does not stop the studio", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "secrets.bin"), "\u0000not json");
  const { secrets, events } = open(folder);
  expect(await secrets.get("a")).toBeNull();
  expect(events.corrupt).toHaveLength(1);
  expect(readFileSync(events.corrupt[0]!, "utf8")).toBe("\u0000not json");
  await secrets.set("a", "1");
  expect(await open(folder).secrets.get("a")).toBe("1");
});

test("a damaged key file is kept aside; new secrets can be saved", async () => {
  const folder = temporaryFolder();
  await open(folder).secrets.set("a", "1");
  writeFileSync(join(folder, "config", "key"), "short");
  const { secrets, events } = open(folder);
  expect(await secrets.get("a")).toBeNull();
  expect(events.locked).toEqual([["a"]]);
  await secrets.set("a", "2");
  expect(await open(folder).secrets.get("a")).toBe("2");
  expect(readdirSync(join(folder, "config")).some((name) => name.includes("damaged"))).toBe(true);
});

test("a copied data folder gives nothing away without the key file", async () => {
  const folder = temporaryFolder();
  const stolen = temporaryFolder();
  await open(folder).secrets.set("a", streamKey);
  cpSync(join(folder, "secrets.bin"), join(stolen, "secrets.bin"));
  const { secrets, events } = open(stolen);
  expect(await secrets.get("a")).toBeNull();
  expect(events.locked).toEqual([["a"]]);
});

test("a host opens what the other host sealed where it can", async () => {
  const folder = temporaryFolder();
  await open(folder).secrets.set("a", "from the browser host");
  const reversed = (value: string) => Buffer.from(value, "utf8").reverse();
  const keychain: Sealer = {
    kind: "system",
    seal: async (_name, value) => reversed(value),
    open: async (_name, sealed) => Buffer.from(sealed).reverse().toString("utf8"),
  };
  const both = open(folder, "key", [keychain, keyFileSealer(join(folder, "config", "key"))]);
  expect(await both.secrets.get("a")).toBe("from the browser host");
  await both.secrets.set("b", "from the window");
  const browser = open(folder);
  expect(await browser.secrets.get("b")).toBeNull();
  expect(browser.events.locked).toEqual([["b"]]);
});
