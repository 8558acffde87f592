import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import WebSocket from "ws";
import { silentLog } from "../../../main/core";
import { roomDoor } from "../../../main/hosts/web/remote/room-door";
import { createRemote } from "../../../main/remote";
import type { CallAnswer, StateMessage } from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { freePort } from "../../helpers/free-port";
import { temporaryFolder } from "../../helpers/temporary";

process.env.HONGCUN_ROOM_HOST = "127.0.0.1";

async function openRoom() {
  const folder = temporaryFolder();
  const screens = join(folder, "renderer");
  mkdirSync(join(screens, "assets"), { recursive: true });
  for (const page of ["index.html", "pair.html", "prompter.html", "assets/app-1a.js"])
    writeFileSync(join(screens, page), page);
  const context = testContext(folder);
  const calls: string[] = [];
  const studio = {
    store: context.store,
    async dispatch(method: string): Promise<CallAnswer> {
      calls.push(method);
      return { ok: true, value: { method } };
    },
    resolveMedia: () => "",
  };
  const port = await freePort();
  context.store.update((draft) => {
    draft.settings.remote.port = port;
  });
  const saved: boolean[] = [];
  const remote = createRemote(context, {
    openDoor: roomDoor({ studio, log: silentLog, screens }),
    saveEnabled: async (enabled) => void saved.push(enabled),
  });
  onTestFinished(() => remote.close());
  await remote.start();
  const base = `http://127.0.0.1:${port}`;
  const post = async (path: string, body: unknown, token = "", headers: Record<string, string> = {}) => {
    const response = await fetch(`${base}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, answer: (await response.json()) as CallAnswer };
  };
  return { context, remote, calls, saved, port, base, post, data: context.paths.data };
}

type Room = Awaited<ReturnType<typeof openRoom>>;

async function pairTablet({ remote, post }: Room, name = "平板"): Promise<string> {
  const { code } = await remote.handlers["remote.invite"]({ role: "prompter" });
  const { answer } = await post("/api/pair", { code, name });
  if (!answer.ok) throw new Error(answer.error.message);
  return (answer.value as { token: string }).token;
}

function follow({ port }: Room, token: string) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/events`, ["hongcun.v1", `token.${token}`]);
  const messages: StateMessage[] = [];
  socket.on("message", (data) => messages.push(JSON.parse(String(data)) as StateMessage));
  const first = new Promise<void>((done) => socket.once("message", () => done()));
  const closed = new Promise<number>((done) => socket.once("close", (code) => done(code)));
  return { socket, messages, first, closed };
}

test("nothing listens until it is switched on, and nothing does after it is switched off", async () => {
  const room = await openRoom();
  await expect(fetch(room.base)).rejects.toThrow();
  await expect(room.remote.handlers["remote.invite"]({ role: "prompter" })).rejects.toMatchObject({
    code: "remote.off",
  });
  await room.remote.handlers["remote.start"]({});
  expect((await fetch(room.base)).url).toBe(`${room.base}/pair.html`);
  await room.remote.handlers["remote.stop"]({});
  await expect(fetch(room.base)).rejects.toThrow();
  expect(room.saved).toEqual([true, false]);
});

test("a device is paired by its code, moves the prompter, and is refused everything else", async () => {
  const room = await openRoom();
  await room.remote.handlers["remote.start"]({});
  expect((await room.post("/api/call", { method: "prompter.play" })).status).toBe(401);
  expect((await room.post("/api/pair", { code: "000000", name: "x" })).status).toBe(403);
  const token = await pairTablet(room, "王姐的平板");

  expect((await room.post("/api/call", { method: "prompter.play" }, token)).answer.ok).toBe(true);
  const refused = await room.post("/api/call", { method: "live.start", input: {} }, token);
  expect(refused.answer).toMatchObject({ ok: false, error: { code: "remote.not-allowed" } });
  expect(room.calls).toEqual(["prompter.play"]);
  expect(room.context.store.get().remote.devices).toMatchObject([{ name: "王姐的平板", role: "prompter" }]);
  // The file holds no token, only what tells a right one.
  expect(readFileSync(join(room.data, "devices.json"), "utf8")).not.toContain(token);
});

test("it follows the prompter's part of the state, and is shut out the moment it is removed", async () => {
  const room = await openRoom();
  await room.remote.handlers["remote.start"]({});
  const token = await pairTablet(room);
  const device = follow(room, token);
  await device.first;
  room.context.store.update((draft) => {
    draft.prompter.position = 12;
    draft.settings.village = "秘密村";
  });
  await expect.poll(() => device.messages.length).toBeGreaterThan(1);
  expect(device.messages.at(-1)).toEqual({
    type: "patch",
    patches: [{ op: "replace", path: "/prompter/position", value: 12 }],
  });
  const [{ id = "" } = {}] = room.context.store.get().remote.devices;
  expect(room.context.store.get().remote.devices).toMatchObject([{ connected: true }]);
  await room.remote.handlers["remote.revoke"]({ id });
  expect(await device.closed).toBe(4401);
  expect((await room.post("/api/call", { method: "prompter.play" }, token)).status).toBe(401);
  expect(await follow(room, token).closed).toBe(4401);
  expect(room.context.store.get().remote.devices).toEqual([]);
});

test("pages of the studio itself, other sites and other names for this computer are refused", async () => {
  const room = await openRoom();
  await room.remote.handlers["remote.start"]({});
  expect((await fetch(`${room.base}/prompter.html`)).status).toBe(200);
  expect((await fetch(`${room.base}/assets/app-1a.js`)).status).toBe(200);
  for (const path of [
    "/index.html",
    "/assets/../index.html",
    "/%69ndex.html",
    "/api/media?ref=x",
    "/api/schema",
  ])
    expect([404, 401], path).toContain((await fetch(room.base + path)).status);
  const token = await pairTablet(room);
  const foreign = { origin: "http://evil.example" };
  expect((await room.post("/api/call", { method: "prompter.play" }, token, foreign)).status).toBe(403);
  // fetch sets Host itself; a rebound name comes through a plain request.
  const status = await new Promise<number>((done, fail) => {
    request(
      { port: room.port, path: "/pair.html", headers: { host: `evil.example:${room.port}` } },
      (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      },
    )
      .on("error", fail)
      .end();
  });
  expect(status).toBe(403);
  expect(room.calls).toEqual([]);
});

test("paired devices are let in again after the studio was started anew; a taken port is said", async () => {
  const room = await openRoom();
  await room.remote.handlers["remote.start"]({});
  const token = await pairTablet(room);
  const other = createRemote(room.context, {
    openDoor: roomDoor({
      studio: {
        store: room.context.store,
        dispatch: async () => ({ ok: true, value: null }),
        resolveMedia: () => "",
      },
      log: silentLog,
      screens: room.data,
    }),
    saveEnabled: async () => undefined,
  });
  room.context.store.update((draft) => {
    draft.settings.remote.enabled = true;
  });
  await other.start();
  expect(room.context.store.get().problems).toMatchObject([{ code: "remote.port-taken" }]);
  await room.remote.close();
  await other.start();
  onTestFinished(() => other.close());
  expect(room.context.store.get().problems).toEqual([]);
  expect((await room.post("/api/call", { method: "prompter.play" }, token)).answer).toMatchObject({
    ok: true,
  });
});
