import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTimeline, timelineFile } from "../../preload/contract";
import { startPlainStage } from "../helpers/plain-stage";
import { type StudioProcess, startStudio } from "../helpers/studio-process";

let folder: string;
let studio: StudioProcess;
let endStage: () => Promise<void>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hongcun 彩排's "));
  studio = await startStudio({ folder });
  await studio.call("engine.connect", { engine: "stage" });
  endStage = await startPlainStage(studio);
}, 120_000);

afterAll(async () => {
  await studio?.kill().catch(() => undefined);
  await endStage?.();
  rmSync(folder, { recursive: true, force: true });
});

test("SIGKILL in the middle of a rehearsal: its time line has all but the last second", async () => {
  await studio.call("show.open", { id: "zhuyuan-morning" });
  await studio.call("rehearsal.start", {});
  await studio.call("show.next", {});
  await studio.call("prompter.play", { countdown: false });
  const { recording } = await studio.state();
  const file = timelineFile(recording.file ?? "");
  // Markers as fast as they are taken, for some time that ends between any two of them.
  const marked: { text: string; at: number }[] = [];
  const until = Date.now() + 1500 + Math.random() * 700;
  while (Date.now() < until) {
    const text = `标记 ${marked.length}`;
    await studio.call("recording.marker", { text });
    marked.push({ text, at: Date.now() });
  }
  const killedAt = Date.now();
  await studio.kill();

  const lines = readTimeline(readFileSync(file, "utf8"));
  const [first] = lines;
  expect(first).toMatchObject({ kind: "start", rehearsal: true, show: { id: "zhuyuan-morning" } });
  const zero = first?.kind === "start" ? first.at : 0;
  const kinds = new Set(lines.map(({ kind }) => kind));
  for (const kind of ["segment", "scene", "card", "script", "prompter"] as const)
    expect(kinds, [...kinds].join()).toContain(kind);
  expect(kinds).not.toContain("end");
  const kept = lines.flatMap((line) => (line.kind === "marker" ? [line] : []));
  const due = marked.filter(({ at }) => at < killedAt - 1000);
  expect(due.length).toBeGreaterThan(5);
  expect(kept.map(({ text }) => text).slice(0, due.length)).toEqual(due.map(({ text }) => text));
  for (const [index, { at }] of due.entries())
    expect(Math.abs(zero + (kept[index]?.t ?? 0) - at)).toBeLessThan(400);
  const times = lines.map(({ t }) => t);
  expect(times).toEqual([...times].sort((a, b) => a - b));
}, 60_000);
