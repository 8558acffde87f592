import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { prepareFonts } from "../../main/overlays/text/prepare-fonts";
import { startObs } from "../helpers/obs";
import { buildRelay } from "../helpers/relay-bundle";
import { startRelayProcess } from "../helpers/relay-process";
import { type StreamSource, startSource } from "../helpers/stream-source";
import { type StudioProcess, startStudio } from "../helpers/studio-process";

export interface RigDestination {
  id: string;
  name: string;
  server: string;
  key: string;
}

/** What is seen of one destination from outside. */
export interface Seen {
  id: string;
  status: string;
  queuedBytes: number;
  lastTrouble: string;
}

/** A whole show that can be hurt: source, relay and, where there is one, the studio. */
export interface Rig {
  readonly what: string;
  /** Where it keeps everything. */
  readonly data: string;
  /** How its destinations do, and all else that it shows of itself as text. */
  look(): Promise<{ destinations: Seen[]; text: string }>;
  killSource(): Promise<void>;
  reviveSource(): Promise<void>;
  /** Null where no studio takes part. */
  studio: { kill(): Promise<void>; revive(): Promise<void> } | null;
  /** Ends the show in good order. */
  end(): Promise<void>;
  close(): Promise<void>;
}

const resources = join(import.meta.dirname, "../../resources");

/** The relay's own process with an ffmpeg as its source. */
export async function relayRig(folder: string, destinations: RigDestination[]): Promise<Rig> {
  const data = join(folder, "data");
  mkdirSync(data, { recursive: true });
  const entry = await buildRelay(join(folder, "out"));
  const fonts = await prepareFonts(join(folder, "fonts"));
  const slate = {
    ...{ folder: join(data, "slates"), fonts, title: "竹园村", words: "马上回来", picture: null },
    music: join(resources, "music/village-evening.ogg"),
  };
  const show = {
    id: "endurance",
    startedAt: Date.now(),
    log: join(data, "logs", "shows", "endurance.jsonl"),
  };
  const relay = await startRelayProcess(entry, destinations, process.env, { slate, show });
  const options = { width: 640, height: 360, keyframeEvery: 60, videoKbps: 2_500 };
  let source: StreamSource = startSource(relay.ingest, options);
  return {
    ...{ what: "relay process, ffmpeg as its source", data, studio: null },
    async look() {
      const report = relay.report();
      const seen = report?.destinations.map(({ id, status, queuedBytes, trouble }) => ({
        ...{ id, status, queuedBytes, lastTrouble: trouble?.code ?? "" },
      }));
      return { destinations: seen ?? [], text: JSON.stringify(report) };
    },
    killSource: () => source.kill(),
    async reviveSource() {
      source = startSource(relay.ingest, options);
    },
    end: () => relay.close(),
    async close() {
      await source.kill();
      if (!relay.exited()) await relay.close();
    },
  };
}

/** The studio as a user starts it, with a real OBS as the source. */
export async function studioRig(folder: string, destinations: RigDestination[]): Promise<Rig> {
  const obs = await startObs({ canvas: { width: 640, height: 360 }, videoKbps: 2_500 });
  const open = () => startStudio({ folder, environment: { XDG_CONFIG_HOME: join(obs.home, ".config") } });
  let studio: StudioProcess = await open();
  await studio.until("OBS", ({ engine }) => engine.kind === "obs" && engine.status === "connected", 60);
  for (const destination of destinations)
    await studio.call("destination.save", { ...destination, platform: "custom" });
  await studio.call("live.start", {});
  return {
    what: "the studio, OBS as its source",
    data: studio.data,
    async look() {
      const state = await studio.state();
      return { destinations: state.destinations, text: JSON.stringify(state) };
    },
    killSource: () => obs.kill(),
    reviveSource: () => obs.restart(),
    studio: {
      kill: () => studio.kill(),
      async revive() {
        studio = await open();
        await studio.until("the show is found", ({ live }) => live.status === "on-air");
      },
    },
    async end() {
      await studio.call("live.stop", {});
      const [last] = await studio.call("live.reports", {});
      if (!last) throw new Error("no report of the show");
      console.log(JSON.stringify(await studio.call("live.report", { id: last.id }), null, 1));
    },
    async close() {
      await studio.stop();
      await obs.stop();
    },
  };
}
