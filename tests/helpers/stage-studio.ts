import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";
import {
  createDispatch,
  createProblems,
  createStateStore,
  initialState,
  type StudioContext,
  silentLog,
  systemClock,
} from "../../main/core";
import { startWebHost } from "../../main/hosts/web";
import { createJobs } from "../../main/jobs";
import { createFfmpeg } from "../../main/process/ffmpeg";
import { createMeasure, createRecording } from "../../main/recording";
import { createRehearsal } from "../../main/rehearsal";
import { createStage } from "../../main/stage";
import { resolveMedia } from "../../main/storage";
import { createTimeline } from "../../main/timeline";
import type { Handlers } from "../../preload/contract";

/** Builds the bare page that mounts the stage, as the screens are built. Resolves with its folder. */
export async function buildStagePage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), "stage-page-"));
  await build({
    root: join(import.meta.dirname, "stage-page"),
    base: "./",
    configFile: false,
    logLevel: "error",
    plugins: [react()],
    build: { outDir, emptyOutDir: true, minify: false },
  });
  return outDir;
}

/** The stage, the recordings and the rehearsal behind the real browser host, in a folder that is hard to name. */
export async function startStageStudio(screens: string, folder?: string) {
  const root = folder ?? (await mkdtemp(join(tmpdir(), `直播 it's "on" `)));
  const paths = {
    data: join(root, "data"),
    resources: join(root, "resources"),
    fonts: join(root, "fonts"),
    relayEntry: join(root, "relay.js"),
  };
  for (const made of [join(paths.data, "overlays"), join(paths.resources, "pictures")])
    await mkdir(made, { recursive: true });
  const store = createStateStore(initialState());
  const problems = createProblems(store, systemClock);
  const context: StudioContext = { store, problems, log: silentLog, clock: systemClock, paths };
  const ffmpeg = createFfmpeg(silentLog);
  const stage = createStage(context, { version: "test" });
  const jobs = createJobs(context);
  const recording = createRecording(context, {
    engine: () => stage.engine,
    probeSeconds: createMeasure(ffmpeg),
    ffmpeg,
    jobs,
  });
  const timeline = createTimeline(context, { text: () => null });
  const rehearsal = createRehearsal(context, { recording, isReachingOut: () => false });
  stage.onEvents({ recordingChanged: (active, file) => recording.onEngineRecordingChanged(active, file) });
  await recording.open();
  await stage.activate();
  const handlers = {
    ...stage.handlers,
    ...recording.handlers,
    ...rehearsal.handlers,
    "engine.screenshot": ({ scene, width }: { scene?: string; width: number }) =>
      stage.engine.screenshot(scene ?? null, width),
  } as unknown as Handlers;
  const dispatch = createDispatch(handlers, () => store.get().settings.language, silentLog);
  const studio = { dispatch, store, resolveMedia: (reference: string) => resolveMedia(paths, reference) };
  const host = await startWebHost({ studio, log: silentLog, version: "test", screens, port: 0 });
  return {
    context,
    stage,
    recording,
    rehearsal,
    timeline,
    url: host.url,
    async close() {
      await recording.close();
      await jobs.close();
      await timeline.close();
      rehearsal.close();
      await stage.close();
      await host.close();
      await ffmpeg.close();
      if (folder === undefined) await rm(root, { recursive: true });
    },
  };
}

export type StageStudio = Awaited<ReturnType<typeof startStageStudio>>;
