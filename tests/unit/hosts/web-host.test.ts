import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { apply } from "mutative";
import { expect, onTestFinished, test } from "vitest";
import WebSocket from "ws";
import { createStateStore, initialState, silentLog } from "../../../main/core";
import { startWebHost, type WebHost } from "../../../main/hosts/web";
import { resolveMedia } from "../../../main/storage";
import { methods, type StateMessage, type StudioState } from "../../../preload/contract";
import { temporaryFolder } from "../../helpers/temporary";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

async function start() {
  const folder = temporaryFolder();
  const screens = join(folder, "renderer");
  const overlays = join(folder, "overlays");
  mkdirSync(join(screens, "assets"), { recursive: true });
  mkdirSync(overlays);
  writeFileSync(join(screens, "index.html"), "<!doctype html><title>红村</title>");
  writeFileSync(join(screens, "assets", "app-1a2b.js"), "export {};");
  writeFileSync(join(folder, "secret.txt"), "outside");
  const store = createStateStore(initialState());
  const calls: { method: string; input: unknown }[] = [];
  const host = await startWebHost({
    studio: {
      store,
      async dispatch(method, input) {
        calls.push({ method, input });
        return { ok: true, value: { method } };
      },
      resolveMedia: (reference) => resolveMedia({ data: folder, resources: folder }, reference),
    },
    log: silentLog,
    version: "1.2.3",
    screens,
    port: await freePort(),
  });
  onTestFinished(() => host.close());
  return { host, store, calls, folder, overlays };
}

const at = (host: WebHost, path: string) => `http://127.0.0.1:${host.port}${path}`;
const withToken = (host: WebHost) => ({ authorization: `Bearer ${host.token}` });
const callOf = (host: WebHost, body: string, headers: Record<string, string> = {}) =>
  fetch(at(host, "/api/call"), {
    method: "POST",
    headers: { ...withToken(host), "content-type": "application/json", ...headers },
    body,
  });

function listen(host: WebHost, options: { protocols?: string[]; headers?: Record<string, string> }) {
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}/api/events`, options.protocols ?? [], {
    headers: options.headers ?? {},
  });
  const messages: StateMessage[] = [];
  socket.on("message", (data) => messages.push(JSON.parse(String(data))));
  const opened = new Promise<number>((done) => {
    socket.on("open", () => done(101));
    socket.on("unexpected-response", (_request, response) => done(response.statusCode ?? 0));
    socket.on("error", () => undefined);
  });
  onTestFinished(() => socket.terminate());
  return { socket, messages, opened };
}

test("a call goes to the studio and its answer comes back", async () => {
  const { host, calls } = await start();
  const response = await callOf(host, '{"method": "scene.take", "input": {"scene": "a/b"}}');
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ ok: true, value: { method: "scene.take" } });
  expect(calls).toEqual([{ method: "scene.take", input: { scene: "a/b" } }]);
});

test("a wrong, a missing or a nearly right token reaches nothing, in the studio's language", async () => {
  const { host, calls, store } = await start();
  for (const authorization of ["", "Bearer nope", `Bearer ${host.token}x`, `Basic ${host.token}`]) {
    const response = await callOf(host, '{"method": "live.start"}', { authorization });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ ok: false, error: { code: "hosts.unauthorised" } });
  }
  expect((await fetch(at(host, "/api/schema"))).status).toBe(401);
  store.update((draft) => {
    draft.settings.language = "en";
  });
  const english = await (await fetch(at(host, "/api/schema"))).json();
  expect(english.error.message).toMatch(/token/);
  expect(calls).toEqual([]);
});

test("a path written another way is the same door: no token, no call, no state, no picture", async () => {
  const { host, calls, overlays } = await start();
  writeFileSync(join(overlays, "3fa9.png"), "picture");
  const ask = (target: string, method = "GET", headers: Record<string, string> = {}) =>
    new Promise<number>((done, failed) => {
      const sent = request({
        host: "127.0.0.1",
        port: host.port,
        path: target,
        method,
        headers,
        agent: false,
      });
      sent.on("response", (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      });
      // Where no events are, the socket's first frame is its last: RFC 6455 §5.5.1, opcode 8.
      sent.on("upgrade", (_response, socket, head) => {
        const judge = (bytes: Buffer) => done(bytes[0] === 0x88 ? 404 : 101);
        if (head.length > 0) judge(head);
        else socket.once("data", judge);
        onTestFinished(() => void socket.destroy());
      });
      // An upgrade to nowhere is hung up on.
      sent.on("error", (error) => (headers === socket ? done(400) : failed(error)));
      sent.end(method === "POST" ? '{"method":"live.stop"}' : undefined);
    });
  const json = { "content-type": "application/json" };
  const socket = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "aG9uZ2N1bmhvbmdjdW4xMg==",
  };
  for (const start of ["/%61pi", at(host, "/api"), "/ap%69", "//api"]) {
    expect.soft(await ask(`${start}/call`, "POST", json), `${start}/call`).toBeGreaterThanOrEqual(400);
    expect.soft(await ask(`${start}/schema`), `${start}/schema`).toBeGreaterThanOrEqual(400);
    expect.soft(await ask(`${start}/media?ref=card:3fa9.png`), `${start}/media`).toBeGreaterThanOrEqual(400);
    expect.soft(await ask(`${start}/events`, "GET", socket), `${start}/events`).toBeGreaterThanOrEqual(400);
  }
  expect(calls).toEqual([]);
});

test("guessing is slowed down; the right token passes all the while", async () => {
  const { host } = await start();
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 25; attempt++) {
    statuses.push((await fetch(at(host, "/api/schema"), { headers: { authorization: "Bearer x" } })).status);
  }
  expect(statuses[0]).toBe(401);
  expect(statuses.at(-1)).toBe(429);
  expect((await fetch(at(host, "/api/schema"), { headers: withToken(host) })).status).toBe(200);
});

test("another site's page is refused even with the token", async () => {
  const { host, calls } = await start();
  const foreign: Record<string, string>[] = [
    { origin: "http://evil.example" },
    { "sec-fetch-site": "cross-site" },
  ];
  for (const headers of foreign) {
    const response = await callOf(host, '{"method": "live.start"}', headers);
    expect(response.status).toBe(403);
  }
  expect(calls).toEqual([]);
});

test("what is not JSON, too large or not a call is answered with an envelope", async () => {
  const { host } = await start();
  for (const body of ["{", "[]", '{"input": {}}', ""]) {
    const response = await callOf(host, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ ok: false, error: { code: "hosts.bad-request" } });
  }
  const asForm = await callOf(host, "method=live.start", {
    "content-type": "application/x-www-form-urlencoded",
  });
  expect(asForm.status).toBe(400);
  expect((await callOf(host, `"${"x".repeat(66_100_000)}"`)).status).toBe(413);
  expect((await callOf(host, `{"method": "media.add", "input": "${"x".repeat(64_000_000)}"}`)).status).toBe(
    200,
  );
});

test("the schema names every method with an input a validator can use", async () => {
  const { host } = await start();
  const schema = await (await fetch(at(host, "/api/schema"), { headers: withToken(host) })).json();
  expect(Object.keys(schema.methods).sort()).toEqual(Object.keys(methods).sort());
  type Described = { summary: string; input: { type?: string; oneOf?: { type: string }[] } };
  for (const { summary, input } of Object.values(schema.methods) as Described[]) {
    expect(summary).not.toBe("");
    // `prompter.mode` takes one of three.
    for (const { type } of input.oneOf ?? [input]) expect(type).toBe("object");
  }
  // A default may be left out, so it must not be required.
  expect(schema.methods["overlay.show"].input.required).toEqual(["template"]);
  expect(schema.state).toContain("problems");
});

test("a screen gets the state once and then what changes, and ends up with the same state", async () => {
  const { host, store } = await start();
  const { socket, messages, opened } = listen(host, { protocols: ["hongcun.v1", `token.${host.token}`] });
  // Changed in the same tick as the screen arrives: neither lost nor applied twice.
  socket.on("open", () => {
    store.update((draft) => {
      draft.engine.devices.cameras.push({ id: "a", name: "摄像头" });
    });
  });
  expect(await opened).toBe(101);
  expect(socket.protocol).toBe("hongcun.v1");
  store.update((draft) => {
    draft.engine.devices.cameras.push({ id: "b", name: "手机" });
  });
  await expect.poll(() => messages.length).toBeGreaterThan(1);
  store.update((draft) => {
    draft.settings.village = "竹园村";
  });
  await expect.poll(() => JSON.stringify(messages.at(-1))).toContain("竹园村");
  let mirror: StudioState | undefined;
  for (const message of messages) {
    mirror =
      message.type === "snapshot" ? message.state : apply(mirror as StudioState, message.patches as never);
  }
  expect(messages.filter(({ type }) => type === "snapshot")).toHaveLength(1);
  expect(mirror).toEqual(store.get());
});

test("a screen that stops reading is let go, and gets a snapshot when it comes back", async () => {
  const { host, store } = await start();
  const headers = { authorization: `Bearer ${host.token}` };
  const { socket, messages, opened } = listen(host, { headers });
  expect(await opened).toBe(101);
  await expect.poll(() => messages.length).toBe(1);
  const closed = new Promise<number>((done) => socket.on("close", done));
  socket.pause();
  // More than the system's own buffers and the host's patience together.
  for (let tick = 0; tick < 60; tick++) {
    store.update((draft) => {
      draft.settings.village = `${tick}${"村".repeat(400_000)}`;
    });
    await new Promise((done) => setImmediate(done));
  }
  store.update((draft) => {
    draft.settings.village = "竹园村";
  });
  await new Promise((done) => setImmediate(done));
  socket.resume();
  expect(await closed).toBe(1013);
  const again = listen(host, { headers });
  await expect.poll(() => JSON.stringify(again.messages[0])).toContain("竹园村");
});

test("the event stream asks for the token and the Origin as calls do", async () => {
  const { host } = await start();
  const token = { authorization: `Bearer ${host.token}` };
  expect(await listen(host, { protocols: ["hongcun.v1", "token.wrong"] }).opened).toBe(401);
  expect(await listen(host, { protocols: ["hongcun.v1"] }).opened).toBe(401);
  expect(await listen(host, { headers: { ...token, origin: "http://evil.example" } }).opened).toBe(403);
  expect(await listen(host, { headers: { ...token, host: `evil.example:${host.port}` } }).opened).toBe(403);
  expect(await listen(host, { headers: token }).opened).toBe(101);
});

test("pictures come with their type, with ranges, and from their folders alone", async () => {
  const { host, overlays } = await start();
  writeFileSync(join(overlays, "饺子 50%#1?.png"), "0123456789");
  const media = (reference: string, headers: Record<string, string> = {}) =>
    fetch(at(host, `/api/media?${new URLSearchParams({ ref: reference, token: host.token })}`), { headers });
  const whole = await media("card:饺子 50%#1?.png");
  expect(whole.status).toBe(200);
  expect(whole.headers.get("content-type")).toBe("image/png");
  expect(whole.headers.get("cache-control")).toContain("immutable");
  expect(whole.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await whole.text()).toBe("0123456789");
  const part = await media("card:饺子 50%#1?.png", { range: "bytes=2-4" });
  expect(part.status).toBe(206);
  expect(await part.text()).toBe("234");
  for (const reference of [
    "card:../secret.txt",
    "card:..",
    "card:",
    "card:nothing.png",
    "file:///etc/passwd",
    "secret.txt",
  ]) {
    const refused = await media(reference);
    expect(refused.status, reference).toBe(404);
    expect(await refused.json()).toMatchObject({ ok: false, error: { code: "core.not-found" } });
  }
  expect((await fetch(at(host, "/api/media?ref=card:a.png&token=wrong"))).status).toBe(401);
});

test("the screens are served under a strict policy, and nothing outside their folder is", async () => {
  const { host } = await start();
  const page = await fetch(at(host, "/"));
  expect(await page.text()).toContain("红村");
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect((await fetch(at(host, "/assets/app-1a2b.js"))).headers.get("cache-control")).toContain("immutable");
  for (const path of [
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/nothing.html",
  ]) {
    const response = await fetch(at(host, path));
    expect([400, 403, 404], path).toContain(response.status);
    expect(await response.text()).not.toContain("outside");
  }
});

test("a port that is taken is named, and without a wish another one is found", async () => {
  const { host } = await start();
  const again = { studio: {} as never, log: silentLog, version: "1", screens: "/nowhere" };
  const studio = {
    store: createStateStore(initialState()),
    dispatch: async () => ({ ok: true as const, value: 1 }),
    resolveMedia: String,
  };
  await expect(startWebHost({ ...again, studio, port: host.port })).rejects.toMatchObject({
    code: "hosts.port-taken",
  });
  const first = await startWebHost({ ...again, studio, port: null });
  onTestFinished(() => first.close());
  const second = await startWebHost({ ...again, studio, port: null });
  onTestFinished(() => second.close());
  expect(second.port).not.toBe(first.port);
});

test("the door of a killed studio is opened again: the same port and token; a new key where somebody has the port by now", async () => {
  const { host } = await start();
  const screens = { log: silentLog, version: "1", screens: "/nowhere" };
  const studio = {
    store: createStateStore(initialState()),
    dispatch: async () => ({ ok: true as const, value: 1 }),
    resolveMedia: String,
  };
  const door = { port: await freePort(), token: "token-of-the-killed-one" };
  const next = await startWebHost({ ...screens, studio, port: null, door });
  onTestFinished(() => next.close());
  expect(next).toMatchObject(door);
  expect((await callOf(next, JSON.stringify({ method: "settings.get", input: {} }))).status).toBe(200);
  const taken = await startWebHost({ ...screens, studio, port: null, door: { ...door, port: host.port } });
  onTestFinished(() => taken.close());
  expect(taken.port).not.toBe(host.port);
  expect(taken.token).not.toBe(door.token);
  const other = await startWebHost({ ...screens, studio, port: await freePort(), door });
  onTestFinished(() => other.close());
  expect(other.token).not.toBe(door.token);
});
