import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { findServers, isObsRunning, realSystem } from "../../main/obs";
import { slow, startObs, type TestObs } from "../helpers/obs";
import { type ObsStudio, obsStudio } from "../helpers/obs-engine";

let obs: TestObs | undefined;
let studio: ObsStudio | undefined;

afterEach(async () => {
  await studio?.close();
  await obs?.stop();
  studio = undefined;
  obs = undefined;
});

test("switches the server on in the settings of a real OBS that is closed, and connects once it is started", async () => {
  obs = await startObs({ serverEnabled: false, start: false, framesPerSecond: slow });
  studio = await obsStudio(obs);
  const ini = join(obs.home, ".config/obs-studio/global.ini");
  await writeFile(ini, `${await readFile(ini, "utf8")}\n[Mine]\nKept=ja\\\\nein\n`);
  await studio.obs.start();
  expect(studio.context.store.get().engine).toMatchObject({ canLaunch: true, serverOff: true });
  await expect(studio.obs.connect()).rejects.toMatchObject({ code: "obs.server-off" });
  await expect(studio.obs.enableServer(false)).rejects.toMatchObject({ code: "obs.consent-needed" });
  expect(await studio.obs.enableServer(true)).toEqual({ file: ini });
  expect(studio.context.store.get().engine.serverOff).toBe(false);
  const text = await readFile(ini, "utf8");
  expect(text).toContain("ServerEnabled=true");
  expect(text).toContain("Kept=ja\\\\nein");
  await expect(studio.obs.connect()).rejects.toMatchObject({ code: "obs.not-running" });
  await obs.restart();
  await vi.waitFor(() => studio?.obs.connect(), { timeout: 20_000, interval: 300 });
  expect(studio.context.store.get().engine.status).toBe("connected");
  await expect(studio.obs.enableServer(true)).rejects.toMatchObject({ code: "obs.server-running" });
});

test("starts an OBS that is installed and closed, waits for its port, and sees that it runs", async () => {
  obs = await startObs({ start: false, framesPerSecond: slow });
  studio = await obsStudio(obs);
  const system = realSystem(obs.environment);
  const folder = join(obs.home, ".config/obs-studio");
  expect(await isObsRunning(system, folder)).toBe(false);
  expect(await studio.obs.launch()).toEqual({ started: true });
  expect(await isObsRunning(system, folder)).toBe(true);
  await expect(studio.obs.launch()).rejects.toMatchObject({ code: "obs.already-running" });
  expect((await findServers(system))[0]).toMatchObject({ source: "global.ini", port: obs.port });
  await studio.obs.connect();
  await studio.obs.disconnect();
  process.kill(await pidIn(obs.home), "SIGTERM");
  await vi.waitFor(async () => expect(await isObsRunning(system, folder)).toBe(false), { timeout: 10_000 });
});

/** The OBS that runs in this HOME. */
async function pidIn(home: string): Promise<number> {
  const system = realSystem();
  for (const name of await system.list("/proc")) {
    const environ = /^\d+$/.test(name) ? await system.read(`/proc/${name}/environ`) : null;
    const comm = environ && (await system.read(`/proc/${name}/comm`));
    if (comm?.toString().trim() === "obs" && environ?.includes(`HOME=${home}\0`)) return Number(name);
  }
  throw new Error("no OBS runs there");
}

test("an OBS that asks for no password is connected to without one; one that does, names what is missing", async () => {
  obs = await startObs({ password: null, framesPerSecond: slow });
  studio = await obsStudio(obs);
  await studio.obs.connect({ host: "127.0.0.1", port: obs.port });
  expect(studio.context.store.get().engine.status).toBe("connected");
  await obs.stop();
  await studio.close();
  obs = await startObs({ framesPerSecond: slow });
  studio = await obsStudio({
    environment: { ...obs.environment, HOME: "/nonexistent", XDG_CONFIG_HOME: "" },
  });
  await expect(studio.obs.connect({ port: obs.port })).rejects.toMatchObject({ code: "obs.password-needed" });
  await studio.obs.connect({ port: obs.port, password: obs.password });
  expect(studio.secrets.values.get("obs.password")).toBe(obs.password);
});

test("a studio that lets go closes its session and OBS goes on", async () => {
  obs = await startObs({ framesPerSecond: slow });
  studio = await obsStudio(obs);
  await studio.obs.connect();
  await studio.obs.disconnect();
  expect(studio.context.store.get().engine).toMatchObject({ kind: "none", status: "disconnected" });
  await expect(studio.obs.engine.take("a/b")).rejects.toMatchObject({ code: "obs.not-connected" });
  expect(obs.pid()).not.toBeNull();
});
