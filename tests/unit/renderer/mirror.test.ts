import { expect, test, vi } from "vitest";
import { createStateStore, initialState } from "../../../main/core";
import type { StateMessage, StatePatch, StudioState } from "../../../preload/contract";
import { nextState } from "../../../renderer/app/bridge/mirror";
import { createStateSocket, retryDelay } from "../../../renderer/app/bridge/state-socket";
import { takeToken } from "../../../renderer/app/bridge/web-bridge";

const nextTick = () => new Promise((resolve) => setImmediate(resolve));

test("the mirror of the studio's own patches is the studio's state, and untouched parts keep their identity", async () => {
  const store = createStateStore(initialState());
  let mirror: StudioState | null = nextState(null, {
    type: "snapshot",
    state: structuredClone(store.get()) as StudioState,
  });
  const settings = mirror?.settings;
  store.onPatches((patches: StatePatch[]) => {
    mirror = nextState(mirror, { type: "patch", patches });
  });
  store.update((draft) => {
    draft.show.actualSeconds["开场/a~b"] = 12;
    draft.prompter.playing = true;
    draft.engine.devices.cameras.push({ id: "1", name: "摄像头" }, { id: "2", name: "俯拍" });
  });
  store.update((draft) => {
    draft.engine.devices.cameras.shift();
  });
  await nextTick();
  expect(mirror).toEqual(store.get());
  expect(mirror?.settings).toBe(settings);
});

test("patches before the first snapshot are left alone", () => {
  const patch: StateMessage = { type: "patch", patches: [{ op: "remove", path: "/show/open" }] };
  expect(nextState(null, patch)).toBeNull();
});

test("tries again later and later, never later than about six seconds", () => {
  expect(retryDelay(0, 0.5)).toBe(300);
  expect(retryDelay(3, 0.5)).toBe(2400);
  expect(retryDelay(30, 1)).toBe(6250);
});

test("a message that does not fit closes the connection, and the next one begins with a snapshot", () => {
  vi.useFakeTimers();
  const opened: EventTarget[] = [];
  const connection: boolean[] = [];
  const messages: StateMessage[] = [];
  class Peer extends EventTarget {
    close() {
      this.dispatchEvent(new Event("close"));
    }
  }
  const end = createStateSocket({
    open: () => {
      const peer = new Peer();
      opened.push(peer);
      return peer as unknown as WebSocket;
    },
    listener: (message) => messages.push(message),
    onConnection: (connected) => connection.push(connected),
  });
  const refused = vi.spyOn(console, "error").mockImplementation(() => undefined);
  opened[0]?.dispatchEvent(new Event("open"));
  opened[0]?.dispatchEvent(new MessageEvent("message", { data: "{" }));
  expect(connection).toEqual([true, false]);
  vi.advanceTimersByTime(10_000);
  expect(opened).toHaveLength(2);
  opened[1]?.dispatchEvent(new Event("open"));
  opened[1]?.dispatchEvent(new MessageEvent("message", { data: '{"type":"patch","patches":[]}' }));
  expect(messages).toEqual([{ type: "patch", patches: [] }]);
  end();
  vi.advanceTimersByTime(60_000);
  expect(opened).toHaveLength(2);
  refused.mockRestore();
  vi.useRealTimers();
});

test("the token leaves the address and stays with the tab", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
  const addresses: string[] = [];
  const at = (hash: string) =>
    takeToken({ hash, pathname: "/", search: "" }, storage, (address) => addresses.push(address));
  expect(at("#token=a%2Bb")).toBe("a+b");
  expect(addresses).toEqual(["/"]);
  expect(at("")).toBe("a+b");
  expect(addresses).toHaveLength(1);
});
