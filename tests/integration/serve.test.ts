import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import WebSocket from "ws";
import { hongcun, serveStudio } from "../helpers/serve";
import { temporaryFolder } from "../helpers/temporary";

test("serve says where it is in one line, takes calls, and leaves nothing behind at SIGTERM", async () => {
  const folder = temporaryFolder();
  const studio = await serveStudio(folder);
  expect(studio.url).toBe(`http://127.0.0.1:${studio.port}/#token=${studio.token}`);
  const runFile = join(studio.data, "run", "studio.json");
  expect(JSON.parse(readFileSync(runFile, "utf8"))).toMatchObject({ port: studio.port, pid: studio.pid });
  if (process.platform !== "win32") expect(statSync(runFile).mode & 0o777).toBe(0o600);

  const saved = await hongcun(folder, [
    "call",
    "settings.set",
    '{"village": "竹园村"}',
    "--data",
    studio.data,
  ]);
  expect(saved).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(saved.stdout)).toMatchObject({ village: "竹园村" });
  const fromStdin = await hongcun(
    folder,
    ["call", "settings.set", "-", "--data", studio.data],
    '{"host": "王姐"}',
  );
  expect(JSON.parse(fromStdin.stdout)).toMatchObject({ village: "竹园村", host: "王姐" });

  const ended = await studio.stop("SIGTERM");
  expect(ended.code).toBe(0);
  expect(ended.stdout.trim().split("\n")).toHaveLength(1);
  expect(existsSync(runFile)).toBe(false);
  expect(JSON.parse(readFileSync(join(studio.data, "settings.json"), "utf8"))).toMatchObject({
    village: "竹园村",
  });
});

test("Ctrl+C ends it while a screen is listening", async () => {
  const studio = await serveStudio(temporaryFolder());
  const socket = new WebSocket(`ws://127.0.0.1:${studio.port}/api/events`, {
    headers: { authorization: `Bearer ${studio.token}` },
  });
  const first = await new Promise((done) => socket.once("message", (data) => done(JSON.parse(String(data)))));
  expect(first).toMatchObject({ type: "snapshot", state: { live: { status: "idle" } } });
  const closed = new Promise((done) => socket.once("close", done));
  expect((await studio.stop("SIGINT")).code).toBe(0);
  await closed;
});

test("a second studio on the same data folder is refused; one that was killed is not in the way", async () => {
  const folder = temporaryFolder();
  const first = await serveStudio(folder);
  const second = await hongcun(folder, ["serve", "--data", first.data]);
  expect(second.code).toBe(1);
  expect(second.stdout).toBe("");
  expect(second.stderr).toContain(String(first.pid));
  await first.stop("SIGKILL");
  expect(existsSync(join(first.data, "run", "studio.json"))).toBe(true);
  const stale = await hongcun(folder, ["call", "settings.get", "--data", first.data, "--json"]);
  expect(stale.code).toBe(1);
  expect(JSON.parse(stale.stderr)).toMatchObject({ ok: false, error: { code: "hosts.not-running" } });
  const third = await serveStudio(folder);
  expect((await hongcun(folder, ["call", "settings.get", "--data", third.data])).code).toBe(0);
});

test("of two studios started on one data folder at the same moment, one comes up", async () => {
  const folder = temporaryFolder();
  const both = await Promise.allSettled([serveStudio(folder), serveStudio(folder)]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = both.find((each) => each.status === "rejected");
  expect(String(refused?.reason)).toMatch(/直播台/);
});

test("a port that is taken ends it with exit code 1 and one line", async () => {
  const folder = temporaryFolder();
  const studio = await serveStudio(folder);
  const second = await hongcun(folder, [
    "serve",
    "--port",
    String(studio.port),
    "--data",
    join(folder, "other"),
  ]);
  expect(second.code).toBe(1);
  expect(second.stderr.trim().split("\n")).toHaveLength(1);
  expect(second.stderr).toContain(String(studio.port));
});

test("damaged settings do not stop it: a copy is kept and the problem is listed", async () => {
  const folder = temporaryFolder();
  const first = await serveStudio(folder);
  await first.stop();
  writeFileSync(join(first.data, "settings.json"), '{"village": "竹');
  const studio = await serveStudio(folder);
  const socket = new WebSocket(`ws://127.0.0.1:${studio.port}/api/events`, [
    "hongcun.v1",
    `token.${studio.token}`,
  ]);
  const snapshot = await new Promise<{ state: { problems: { code: string; params: { copy: string } }[] } }>(
    (done) => socket.once("message", (data) => done(JSON.parse(String(data)))),
  );
  const problem = snapshot.state.problems.find(({ code }) => code === "storage.corrupt");
  expect(readFileSync(problem?.params.copy ?? "", "utf8")).toBe('{"village": "竹');
  expect((await studio.stop()).code).toBe(0);
});
