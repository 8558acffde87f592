import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { silentLog } from "../../main/core";
import { createStudio, type Studio } from "../../main/studio";
import {
  type CallAnswer,
  type MethodInput,
  type MethodName,
  methods,
  type Settings,
} from "../../preload/contract";
import { memorySecrets } from "../helpers/memory-secrets";
import { resources, sharedFonts } from "../helpers/overlays";
import { startPlainStage } from "../helpers/plain-stage";
import { temporaryFolder } from "../helpers/temporary";

/** A server on a platform's address: it counts who comes, and holds them until told to let go. */
interface Counter {
  port: number;
  readonly count: number;
  letGo(): void;
}

async function startCounter(): Promise<Counter> {
  let count = 0;
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    count++;
    open.add(socket);
    socket.on("error", () => undefined).on("close", () => open.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const letGo = () => {
    for (const socket of open) socket.destroy();
  };
  onTestFinished(async () => {
    letGo();
    await new Promise((done) => server.close(done));
  });
  return {
    port: (server.address() as AddressInfo).port,
    letGo,
    get count() {
      return count;
    },
  };
}

let studio: Studio;
let platform: Counter;
let relayServer: Counter;

const call = async (method: MethodName, input: unknown): Promise<CallAnswer> =>
  studio.dispatch(method, input);
async function must<Name extends MethodName>(method: Name, input: MethodInput<Name>) {
  const answer = await call(method, input);
  if (!answer.ok) throw new Error(`${method}: ${answer.error.code} ${answer.error.message}`);
  return answer.value as never;
}
const codeOf = (answer: CallAnswer) => (answer.ok ? null : answer.error.code);
const connections = () => platform.count + relayServer.count;

beforeEach(async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "data"));
  platform = await startCounter();
  relayServer = await startCounter();
  let stored: unknown = {};
  studio = await createStudio({
    paths: {
      data: join(folder, "data"),
      resources,
      fonts: sharedFonts,
      relayEntry: join(folder, "relay.js"),
    },
    secrets: memorySecrets(),
    log: silentLog,
    settingsStore: {
      path: join(folder, "data", "settings.json"),
      read: () => stored,
      write: (settings: Settings) => {
        stored = settings;
      },
    },
    app: { version: "test" },
  });
  onTestFinished(() => studio.close());
  await must("engine.connect", { engine: "stage" });
  const endStage = await startPlainStage({ call: must, state: () => studio.store.get() });
  onTestFinished(endStage);
  const server = `rtmp://127.0.0.1:${platform.port}/live`;
  await must("destination.save", { id: "county", platform: "custom", name: "县台", server, key: "k-1" });
  await must("destination.save", { id: "friend", platform: "douyin", name: "抖音", server: "" }).catch(
    () => undefined,
  );
  await must("show.open", { id: "zhuyuan-morning" });
}, 60_000);

const script = "---\ntitle: 试\nkind: village\n---\n\n大家好。\n\n::scene{id=village-story/host}\n\n再见。\n";
const dot =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const session = "no-such-window";

/**
 * What a button, a key, a script or a tablet would call with: every method of the contract, so that a new one cannot be
 * left out. What ends or removes something comes last.
 */
const inputs = (nginx: number): { [Name in MethodName]: readonly MethodInput<Name>[] } => ({
  "engine.connect": [{ engine: "stage" }],
  // Would start the OBS of this computer, which the test does not want; it reaches nobody.
  "engine.launch": [],
  "engine.enableServer": [],
  "engine.virtualCamera": [{ on: true }, { on: false }],
  "engine.screenshot": [],
  "engine.devices": [{}],
  "engine.level": [{}],
  "engine.mute": [{ muted: true }, { muted: false }],
  "preset.list": [{}],
  "preset.apply": [{ id: "village-story" }],
  "preset.diff": [{ id: "village-story" }],
  "preset.restore": [{ id: "village-story" }],
  "preset.undo": [{}],
  "preset.thumbnail": [{ scene: "village-story/host", width: 96, cards: false }],
  "scene.orientation": [{ orientation: "portrait" }],
  "scene.take": [{ scene: "village-story/host" }],
  "scene.picture": [{ role: "story", file: "bundled:story-village.png" }],
  "overlay.templates": [{}],
  "overlay.render": [{ template: "lower-third", fields: { name: "王桂芳" } }],
  "overlay.check": [{ template: "lower-third", fields: { name: "王桂芳" } }],
  "overlay.show": [{ template: "lower-third", fields: { name: "王桂芳" } }],
  "overlay.update": [{ slot: "lower-third", fields: { name: "王桂英" } }],
  "media.add": [{ name: "a.png", base64: dot }],
  "media.crop": [{ reference: "bundled:story-village.png", frame: { x: 0, y: 0, w: 0.5, h: 0.5 } }],
  "product.list": [{}],
  "product.save": [{ id: "tea", name: "茶", price: "10.00", unit: "斤" }],
  "product.template": [{}],
  "product.import": [{ csv: "名称,价格\n茶,10", dryRun: true }],
  "script.list": [{}],
  "script.get": [{ id: "opening" }],
  "script.save": [{ id: "trial", markdown: script }],
  "script.read": [{ name: "a.md", base64: Buffer.from(script).toString("base64"), kind: "village" }],
  "script.import": [
    { name: "b.md", base64: Buffer.from(script).toString("base64"), kind: "village" } as never,
  ],
  "script.export": [{ id: "opening", format: "srt" }],
  "script.versions": [{ id: "trial" }],
  "script.version": [{ id: "trial", hash: "0123456789abcdef" }],
  "script.restore": [{ id: "trial", hash: "0123456789abcdef" }],
  "script.merge": [{ id: "trial", mine: script }],
  "script.check": [{ id: "opening" }],
  "script.review": [{ id: "trial", by: "李站长" }],
  "script.reviews": [{}],
  "script.exportReviews": [{}],
  "prompter.load": [{ id: "zhuyuan-dumplings" }],
  "prompter.text": [{}],
  "prompter.play": [{ countdown: false }],
  "prompter.seek": [{ position: 1 }],
  "prompter.rate": [{ charactersPerMinute: 1500 }],
  "prompter.mode": [{ mode: "steady" }],
  "prompter.voice": [{ status: "listening" }],
  // Each cue of the script: scenes, cards and pauses.
  "prompter.fire": [...Array(8).keys()].map((index) => ({ index })),
  "prompter.message": [{ text: "快一点" }],
  "prompter.flash": [{}],
  "prompter.subtitles": [{ recording: "rec-1" }],
  "prompter.pause": [{}],
  "show.list": [{}],
  "show.get": [{ id: "zhuyuan-morning" }],
  "show.save": [],
  "show.film": [],
  "show.open": [{ id: "zhuyuan-morning" }],
  "show.next": [{}],
  "show.previous": [{}],
  "show.goto": [{ index: 1 }],
  "destination.list": [{}],
  "destination.save": [
    {
      id: "second",
      platform: "custom",
      name: "村台",
      server: `rtmp://127.0.0.1:${platform.port}/live`,
      key: "k-2",
    },
  ],
  "destination.order": [{ ids: ["second", "county"] }],
  "destination.test": [{ id: "county" }],
  "destination.start": [{ id: "county" }],
  "destination.restart": [{ id: "county" }],
  "live.preflight": [{ network: true }, { network: false }],
  "live.start": [{}, { destinations: ["county"] }],
  "live.slate": [{ on: true }, { on: false }],
  "live.bitrate": [{ videoKbps: 900 }],
  "live.upload": [{}, { destination: "county" }, { kbps: 4000 }],
  "live.reports": [{}],
  "live.report": [{ id: "none" }],
  "live.dismissReport": [{}],
  "relay.secrets": [{ ingestKey: "secret-1", controlToken: "secret-2" }],
  "record.start": [{}],
  "rehearsal.start": [{}],
  "rehearsal.listen": [],
  "recording.list": [{}],
  "recording.made": [{ id: "rec-1" }],
  "recording.exportable": [{ id: "rec-1" }],
  "recording.removeMade": [{ reference: "made:clips/rec/1.mp4" }],
  "recording.reveal": [],
  "recording.get": [{ id: "rec-1" }],
  "recording.marker": [{ text: "这里" }],
  "recording.wave": [{ id: "rec-1" }],
  "recording.thumbnail": [{ id: "rec-1" }],
  "recording.clips": [{ id: "rec-1" }],
  "recording.clip": [{ id: "rec-1", clips: [{ title: "茶", from: 0, to: 1 }] }],
  "recording.export": [{ id: "rec-1", kind: "mp4" }],
  "recording.repair": [{ id: "rec-1" }],
  "review.get": [{ id: "rec-1" }],
  "review.trend": [{ show: "zhuyuan-morning" }],
  "job.cancel": [{ id: "job-1" }],
  "job.dismiss": [{ id: "job-1" }],
  "stage.attach": [{ width: 1280, height: 720 }],
  "stage.report": [{ session }],
  "stage.picture": [],
  "stage.shown": [{ session, scene: null, take: 0, cards: [] }],
  "stage.chunk": [{ session, sequence: 0, data: "", mimeType: "" }],
  "stage.recordingEnded": [{ session }],
  "stage.streamChunk": [{ session, stream: "s", sequence: 0, data: "", mimeType: "" }],
  "stage.streamEnded": [{ session, stream: "s" }],
  "stage.heard": [{ session, id: "h", levels: [], sound: null }],
  "stage.detach": [{ session }],
  "doctor.run": [{ upload: true }],
  "settings.get": [{}],
  "settings.set": [
    {
      relay: {
        engine: "nginx-rtmp",
        nginx: { ingest: `rtmp://127.0.0.1:${nginx}/in`, control: `http://127.0.0.1:${nginx}` },
      },
    },
  ],
  "studio.time": [{}],
  "remote.start": [{}],
  "remote.invite": [{}],
  "remote.uninvite": [{}],
  "remote.revoke": [{ id: "tablet" }],
  "remote.stop": [{}],
  "live.stop": [{}],
  "destination.stop": [{ id: "county" }],
  "overlay.hide": [{}],
  "record.stop": [{}],
  "script.remove": [{ id: "trial" }],
  "product.remove": [{ id: "tea" }],
  "show.remove": [{ id: "none" }],
  "recording.remove": [{ id: "rec-1" }],
  "destination.remove": [{ id: "second" }],
  "show.close": [{}],
  "engine.disconnect": [{}],
  // By hand, at the very end.
  "rehearsal.stop": [],
});

/** Answers of a rehearsal to what would reach a platform. */
const locked = [
  "engine.virtualCamera",
  "destination.test",
  "destination.start",
  "destination.restart",
  "live.start",
  "live.start",
  "live.slate",
  "live.slate",
  "live.bitrate",
  "live.upload",
  "live.upload",
  "stage.streamChunk",
  "doctor.run",
];

test("in a rehearsal no call of the contract reaches a platform, whatever carries the picture", async () => {
  // Outside a rehearsal the same calls do come: the counters can count.
  const tried = call("destination.test", { id: "county" });
  await expect.poll(connections).toBeGreaterThan(0);
  // While one is under way, no rehearsal begins: it would not be alone.
  expect(codeOf(await call("rehearsal.start", {}))).toBe("rehearsal.reaching-out");
  platform.letGo();
  await tried;
  await must("doctor.run", { upload: true });
  const before = connections();
  expect(before).toBeGreaterThan(1);

  await must("rehearsal.start", {});
  expect(studio.store.get().recording.status).toBe("recording");
  const table = inputs(relayServer.port);
  expect(Object.keys(table).sort()).toEqual(Object.keys(methods).sort());
  const carriers: [string, (name: string) => boolean][] = [
    ["built-in", () => true],
    // Saved by the first round: the server that passes the picture on is asked by these alone.
    ["nginx-rtmp", (name) => /^(destination|live|relay)\./.test(name)],
  ];
  for (const [carrier, isMeant] of carriers) {
    expect(studio.store.get().settings.relay.engine).toBe(carrier);
    const refused: string[] = [];
    for (const [name, list] of Object.entries(table).filter(([name]) => isMeant(name)))
      for (const input of list) {
        const code = codeOf(await call(name as MethodName, input));
        expect(code, `${name} ${JSON.stringify(input)}`).not.toBe("core.invalid-input");
        if (code === "core.locked-in-rehearsal") refused.push(name);
      }
    expect(refused.sort()).toEqual(locked.filter(isMeant).sort());
    expect(studio.store.get()).toMatchObject({ rehearsal: { active: true }, live: { status: "idle" } });
  }
  // Whatever one of them may have set going for later.
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(connections()).toBe(before);

  await must("rehearsal.stop", {});
  const again = call("destination.test", { id: "county" });
  await expect.poll(connections).toBeGreaterThan(before);
  platform.letGo();
  await again;
}, 60_000);
