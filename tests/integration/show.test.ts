import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type NginxRtmp, startNginxRtmp } from "../helpers/nginx-rtmp";
import { slow, startObs, type TestObs } from "../helpers/obs";
import { decode, decodeErrors, difference, framesOf } from "../helpers/picture";
import { type StudioProcess, startStudio } from "../helpers/studio-process";

/** The keys of the two platforms: they must not turn up anywhere but in the encrypted file. */
const keys = ["one-4f2aSECRET", "two-9c1bSECRET?txSecret=77aaSECRET&txTime=66F0"] as const;

let folder: string;
let obs: TestObs;
let studio: StudioProcess;
let platforms: NginxRtmp[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hongcun 一场's show-"));
  platforms = [await startNginxRtmp(join(folder, "one")), await startNginxRtmp(join(folder, "two"))];
  obs = await startObs({ framesPerSecond: slow });
  studio = await startStudio({ folder, environment: { XDG_CONFIG_HOME: join(obs.home, ".config") } });
}, 120_000);

afterAll(async () => {
  await studio?.stop();
  await obs?.stop();
  for (const platform of platforms ?? []) await platform.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const programme = async () =>
  decode(((await studio.command("engine.screenshot", { width: 640 })) as { dataUrl: string }).dataUrl);

function grep(root: string, needle: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(png|flv|mkv|mp4|mov|ttf)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(needle));
}

test("a whole show from the command line: scenes, card, two platforms, a recording", async () => {
  expect(await studio.command("engine.connect")).toMatchObject({ kind: "obs", version: "29.0.2" });
  await studio.command("show.open", { id: "zhuyuan-morning" });
  for (const id of ["village-story", "product-showcase"]) {
    const applied = (await studio.command("preset.apply", { id })) as {
      milliseconds: number;
      scenes: string[];
    };
    expect(applied.scenes.length).toBeGreaterThanOrEqual(2);
    console.log(`preset.apply ${id}: ${applied.milliseconds} ms`);
  }
  const take = (await studio.command("scene.take", { scene: "product-showcase/host" })) as {
    milliseconds: number;
  };
  console.log(`scene.take, click to programme: ${take.milliseconds} ms`);
  expect((await studio.state()).scenes.onAir).toBe("product-showcase/host");
  const before = await programme();

  const card = (await studio.command("overlay.show", {
    template: "product-card",
    product: "zhuyuan-dumplings",
  })) as { milliseconds: number; seen: boolean | null };
  console.log(`overlay.show, click to programme: ${card.milliseconds} ms`);
  expect(card.seen).toBe(true);
  const withCard = await programme();
  // The card's place is a twelfth of the picture, and the stand-in behind it is dark as well.
  expect(difference(before, withCard)).toBeGreaterThan(2.5);

  const names = ["one", "two"];
  for (const [index, id] of names.entries())
    await studio.command("destination.save", {
      ...{ id, platform: "custom", name: `平台${id}`, key: keys[index] },
      server: platforms[index]?.server ?? "",
    });
  expect(await studio.command("live.start")).toMatchObject({ destinations: expect.any(Array) });
  await studio.until("both publish", ({ destinations }) =>
    destinations.every(({ status }) => status === "publishing"),
  );
  expect((await studio.state()).live.status).toBe("on-air");
  const { file } = (await studio.command("record.start")) as { file: string };
  await pause(4000);
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    let words = "";
    try {
      words = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    } catch {
      continue; // It ended meanwhile.
    }
    expect(words).not.toContain("SECRET");
  }
  expect(JSON.stringify(await studio.state())).not.toContain("SECRET");
  const recorded = (await studio.command("record.stop")) as { seconds: number; file: string };
  await studio.command("live.stop");
  await studio.until("idle", ({ live, relay }) => live.status === "idle" && relay.status === "stopped");

  expect(recorded).toMatchObject({ file });
  expect(recorded.seconds).toBeGreaterThan(2.5);
  const { recording } = await studio.until("the recording is an MP4", (state) =>
    state.recording.recordings.some(({ isFinished }) => isFinished),
  );
  expect(await decodeErrors(recording.recordings[0]?.file ?? "")).toBe("");
  for (const platform of platforms) {
    const [received, ...more] = platform.recordings();
    expect(more).toEqual([]);
    expect(await decodeErrors(received ?? "")).toBe("");
    const differences = (await framesOf(received ?? "")).map((frame) => [
      difference(frame, withCard),
      difference(frame, before),
    ]);
    console.log(
      "frame by frame, against the card and against no card:",
      differences.map(([a, b]) => `${a?.toFixed(1)}/${b?.toFixed(1)}`).join(" "),
    );
    expect(
      differences.filter(([card, none]) => (card ?? 255) < (none ?? 0) / 2).length,
    ).toBeGreaterThanOrEqual(3);
  }
  expect(
    (await studio.state()).problems.filter(
      ({ severity, code }) => severity === "error" || code.startsWith("obs."),
    ),
  ).toEqual([]);
  for (const needle of ["SECRET", "txSecret"]) expect(grep(studio.data, needle)).toEqual([]);
}, 180_000);

test("OBS's own stream service is as it was before the show", async () => {
  const service = readFileSync(
    join(obs.home, ".config/obs-studio/basic/profiles/Untitled/service.json"),
    "utf8",
  );
  expect(service).not.toContain("127.0.0.1");
});
