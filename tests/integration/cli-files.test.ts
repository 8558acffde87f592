import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "../helpers/free-port";
import { hongcun, studioEnv } from "../helpers/serve";
import { temporaryFolder } from "../helpers/temporary";

const root = resolve(import.meta.dirname, "..", "..");
const templateOf = (id: string) =>
  JSON.parse(readFileSync(join(root, "resources", "overlays", id, "template.json"), "utf8"));

test("overlay draws a card of the template's size, its corners transparent", async () => {
  const folder = temporaryFolder();
  const { example, size } = templateOf("lower-third");
  writeFileSync(join(folder, "字段.json"), JSON.stringify(example));
  const out = join(folder, "卡 'a' \"b\".png");
  const drawn = await hongcun(folder, [
    "overlay",
    "lower-third",
    "--data",
    "字段.json",
    "--out",
    out,
    "--json",
  ]);
  expect(drawn).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(drawn.stdout)).toMatchObject({ file: out, ...size });
  const { data, info } = await sharp(out).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([size.width, size.height]);
  expect(data[3]).toBe(0);
  expect(data.some((byte, index) => index % 4 === 3 && byte === 255)).toBe(true);
});

test("overlay names the field that is wrong and writes no file", async () => {
  const folder = temporaryFolder();
  const { example } = templateOf("lower-third");
  const [first = ""] = Object.keys(example);
  writeFileSync(join(folder, "long.json"), JSON.stringify({ ...example, [first]: "饺子".repeat(400) }));
  const out = join(folder, "card.png");
  const refused = await hongcun(folder, [
    "overlay",
    "lower-third",
    "--data",
    "long.json",
    "--out",
    out,
    "--json",
  ]);
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(JSON.parse(refused.stderr).error.field).toContain(first);
  expect(existsSync(out)).toBe(false);
  const unknown = await hongcun(folder, ["overlay", "no-such", "--data", "long.json", "--out", out]);
  expect(unknown.code).toBe(1);
  const missing = await hongcun(folder, ["overlay", "lower-third", "--data", "none.json", "--out", out]);
  expect(missing.code).toBe(1);
  expect(missing.stderr).toContain("none.json");
});

test("check passes every script that ships, and names file and line of what is wrong", async () => {
  const folder = temporaryFolder();
  const good = join(folder, "好 讲稿.md");
  writeFileSync(
    good,
    "---\ntitle: 开场\nkind: opening\n---\n\n大家好。\n\n::scene{id=village-story/story}\n",
  );
  const bad = join(folder, "bad.md");
  writeFileSync(
    bad,
    "---\ntitle: 开场\nkind: opening\n---\n\n大家好。\n\n::scene{id=village-story/nowhere}\n",
  );
  const shipped = ["opening", "closing", "zhuyuan-dumplings", "zhuyuan-dumplings-en"].map((name) =>
    join(root, "resources", "scripts", `${name}.md`),
  );
  const fine = await hongcun(folder, ["check", ...shipped]);
  expect(fine).toMatchObject({ code: 0, stderr: "" });
  const mixed = await hongcun(folder, ["check", good, bad]);
  expect(mixed.code).toBe(1);
  expect(mixed.stdout).toContain(`${bad}:8:1: `);
  const asJson = await hongcun(folder, ["check", bad, "--json", "--lang", "en"]);
  expect(asJson.code).toBe(1);
  expect(JSON.parse(asJson.stdout)).toMatchObject({
    ok: false,
    files: [{ file: bad, problems: [{ line: 8 }] }],
  });
  expect((await hongcun(folder, ["check", join(folder, "none.md")])).code).toBe(1);
});

test("check passes the presets that ship, and says what is wrong with one of the user's own", async () => {
  const folder = temporaryFolder();
  const shipped = ["village-story", "sale-board"].map((id) =>
    join(root, "resources", "presets", id, "preset.json"),
  );
  expect(await hongcun(folder, ["check", ...shipped])).toMatchObject({ code: 0, stderr: "" });
  const own = join(folder, "我的 预设.json");
  const preset = JSON.parse(readFileSync(shipped[0] ?? "", "utf8"));
  preset.scenes[1].id = preset.scenes[0].id;
  writeFileSync(own, JSON.stringify(preset));
  const wrong = await hongcun(folder, ["check", own, "--lang", "en"]);
  expect(wrong.code).toBe(1);
  expect(wrong.stdout).toContain("the scene id host is there twice");
  writeFileSync(own, "{ half");
  expect((await hongcun(folder, ["check", own])).code).toBe(1);
});

test("relay runs alone from its file, takes a publisher's connection, and ends at SIGTERM", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "转推"));
  const config = join(folder, "转推", "relay.json");
  const port = await freePort();
  const key = "secret-ingest-key";
  const server = `rtmp://127.0.0.1:${await freePort()}/live`;
  const destinations = [{ name: "甲", server, key: "secret-destination-key" }];
  writeFileSync(config, JSON.stringify({ listen: { port, app: "live", key }, destinations }));
  const child = spawn(
    process.execPath,
    [join(root, "main", "launch", "hongcun.mjs"), "relay", "--config", config, "--json"],
    { env: studioEnv(folder), stdio: ["ignore", "pipe", "pipe"] },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  await expect.poll(() => output, { timeout: 20_000 }).toContain(`rtmp://127.0.0.1:${port}/live`);
  child.kill("SIGTERM");
  const [code] = await once(child, "close");
  expect(code).toBe(0);
  expect(output).not.toContain("secret-");
});

test("relay names the field of a wrong file, without its keys", async () => {
  const folder = temporaryFolder();
  const config = join(folder, "relay.json");
  writeFileSync(config, JSON.stringify({ listen: { key: "secret-ingest-key" }, destinations: [] }));
  const refused = await hongcun(folder, ["relay", "--config", config, "--json"]);
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(JSON.parse(refused.stderr).error.field).toBe("destinations");
  expect(refused.stderr).not.toContain("secret");
});

test("JSON that does not parse is not repeated: it may hold a key", async () => {
  const refused = await hongcun(temporaryFolder(), ["call", "destination.save", '{"key": secret-key-1234}']);
  expect(refused.code).toBe(2);
  expect(refused.stderr).not.toContain("secret");
});
