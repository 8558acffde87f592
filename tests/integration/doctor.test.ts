import { writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { CheckLine } from "../../preload/contract";
import { hongcun, serveStudio } from "../helpers/serve";
import { temporaryFolder } from "../helpers/temporary";

/** Where the studio lies: its path may be in any language. */
const root = resolve(import.meta.dirname, "../..");

const linesOf = (stdout: string): CheckLine[] => JSON.parse(stdout).lines;

test("without a studio, each line has a title, a message and what to do, in the language asked for", async () => {
  const folder = temporaryFolder();
  const data = join(folder, "数据 文件夹");
  const chinese = await hongcun(folder, ["doctor", "--data", data, "--json"]);
  expect(chinese.stderr).toBe("");
  const lines = linesOf(chinese.stdout);
  expect(lines.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      "obs",
      "ffmpeg",
      "fonts",
      "disk",
      "folder",
      "ports",
      "cameras",
      "microphones",
      "host",
    ]),
  );
  for (const { id, title, message, hint } of lines) {
    expect(title && message && hint, id).toBeTruthy();
    expect(`${message}${hint}`, id).not.toMatch(/\{\w+\}/);
    expect(hint, id).toMatch(/\p{Script=Han}/u);
  }
  const english = await hongcun(folder, ["doctor", "--data", data, "--lang", "en"]);
  expect(english.stdout).toContain("Disk space: ");
  expect(english.stdout.replaceAll(data, "").replaceAll(root, "")).not.toMatch(/\p{Script=Han}/u);
});

test("a data folder that cannot be written is an error: exit code 1", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "file"), "");
  const run = await hongcun(folder, ["doctor", "--data", join(folder, "file", "data"), "--json"]);
  expect(run.code).toBe(1);
  expect(linesOf(run.stdout).find(({ id }) => id === "folder")?.status).toBe("error");
});

test("saved destinations are reached, by the command and by a running studio alike", async () => {
  const folder = temporaryFolder();
  const studio = await serveStudio(folder);
  const server = createServer((socket) => socket.end());
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const destination = {
    id: "kuaishou",
    platform: "custom",
    name: "快手",
    server: `rtmp://127.0.0.1:${port}/live`,
  };
  const saved = await hongcun(
    folder,
    ["call", "destination.save", "-", "--url", studio.url],
    JSON.stringify({ ...destination, key: "secret-key-1234" }),
  );
  expect(saved).toMatchObject({ code: 0, stderr: "" });
  const running = await hongcun(folder, ["call", "doctor.run", '{"upload": true}', "--url", studio.url]);
  const alone = await hongcun(folder, ["doctor", "--data", studio.data, "--json"]);
  for (const { stdout } of [running, alone]) {
    expect(linesOf(stdout).find(({ id }) => id === "upload:kuaishou")).toMatchObject({ status: "ok" });
    expect(stdout).not.toContain("secret-key");
  }
  const without = await hongcun(folder, ["doctor", "--data", studio.data, "--no-upload", "--json"]);
  expect(linesOf(without.stdout).some(({ id }) => id.startsWith("upload"))).toBe(false);
});
