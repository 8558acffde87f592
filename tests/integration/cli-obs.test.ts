import { afterAll, beforeAll, expect, test } from "vitest";
import { slow, startObs, type TestObs } from "../helpers/obs";
import { hongcun, serveStudio } from "../helpers/serve";
import { temporaryFolder } from "../helpers/temporary";

let obs: TestObs;
beforeAll(async () => {
  obs = await startObs({ framesPerSecond: slow });
});
afterAll(() => obs.stop());

/** The command in OBS's own HOME, so that it finds OBS as it would on a user's computer. */
const beside = (args: string[]) => hongcun(obs.home, args, "", { ...obs.environment, LC_ALL: "zh_CN.UTF-8" });

test("doctor finds OBS, its port and its password by itself, and shows no password", async () => {
  const run = await beside(["doctor", "--json"]);
  const { lines } = JSON.parse(run.stdout) as { lines: { id: string; status: string; message: string }[] };
  const statusOf = (id: string) => lines.find((line) => line.id === id)?.status;
  for (const id of ["obs", "obs-websocket", "obs-password", "ffmpeg", "fonts"])
    expect(statusOf(id), id).toBe("ok");
  expect(lines.find(({ id }) => id === "obs")?.message).toContain("29.");
  expect(run.stdout).not.toContain(obs.password);
});

test("preset apply builds the scenes straight into OBS, and twice gives the same", async () => {
  const first = await beside(["preset", "apply", "village-story", "--canvas", "1280x720"]);
  expect(first).toMatchObject({ code: 0, stderr: "" });
  const { scenes } = JSON.parse(first.stdout) as { scenes: string[] };
  expect(scenes.length).toBeGreaterThan(0);
  const second = await beside(["preset", "apply", "village-story", "--canvas", "1280x720"]);
  expect(JSON.parse(second.stdout).scenes).toEqual(scenes);
});

test("preset apply goes through the studio that runs", async () => {
  const studio = await serveStudio(temporaryFolder(), [], obs.environment);
  const connected = await beside(["call", "engine.connect", '{"engine": "obs"}', "--url", studio.url]);
  expect(JSON.parse(connected.stdout)).toMatchObject({ kind: "obs" });
  const applied = await beside(["preset", "apply", "village-story", "--url", studio.url]);
  expect(applied).toMatchObject({ code: 0, stderr: "" });
  const unknown = await beside(["preset", "apply", "no-such-preset", "--url", studio.url]);
  expect(unknown).toMatchObject({ code: 1, stdout: "" });
  expect((await beside(["preset", "apply", "village-story", "--canvas", "1x1"])).code).toBe(2);
});
