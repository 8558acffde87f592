import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { silentLog, systemClock } from "../../../main/core";
import { backoffMilliseconds } from "../../../main/obs/connection/backoff";
import { ConnectFailure, connectFailure, ObsRefusal } from "../../../main/obs/connection/errors";
import { createKeeper } from "../../../main/obs/connection/keeper";
import { createLink } from "../../../main/obs/connection/link";
import type { ObsSocket } from "../../../main/obs/connection/socket";
import { chooseTargets, unreachableReason } from "../../../main/obs/connection/targets";
import type { ServerSettings } from "../../../main/obs/discovery/candidates";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A connection whose answers the test gives. The real OBS can show none of these faults on demand. */
function scriptedSocket(answer: (name: string) => Promise<unknown>): ObsSocket {
  return {
    serverVersion: "5.5.0",
    call: (name) => answer(name) as never,
    batch: async (requests) => (await answer(`batch of ${requests.length}`)) as never,
    hearMeters: async () => {},
    close: () => {},
  };
}

describe("the link", () => {
  test("changes go one at a time, in the order they were asked for, past a failure", async () => {
    const log: string[] = [];
    const link = createLink(systemClock, silentLog);
    link.attach(
      scriptedSocket(async (name) => {
        log.push(`${name} asked`);
        await new Promise((resolve) => setTimeout(resolve, name === "StartStream" ? 50 : 1));
        log.push(`${name} answered`);
        if (name === "StartStream") throw new ObsRefusal(name, 500, "running");
      }),
    );
    const first = link.change("StartStream").catch((error: ObsRefusal) => error.status);
    const second = link.change("StopStream");
    await vi.advanceTimersByTimeAsync(100);
    expect(await first).toBe(500);
    await second;
    expect(log).toEqual([
      "StartStream asked",
      "StartStream answered",
      "StopStream asked",
      "StopStream answered",
    ]);
  });

  test("asks again while OBS says that it is not ready", async () => {
    let tries = 0;
    const link = createLink(systemClock, silentLog);
    link.attach(
      scriptedSocket(async (name) => {
        if (++tries < 4) throw new ObsRefusal(name, 207, "not ready");
        return { ok: true };
      }),
    );
    const answer = link.read("GetVersion");
    await vi.advanceTimersByTimeAsync(3000);
    expect(await answer).toEqual({ ok: true });
    expect(tries).toBe(4);
  });

  test("nothing is sent between Changing and Changed of a collection", async () => {
    const sent: string[] = [];
    const link = createLink(systemClock, silentLog);
    link.attach(
      scriptedSocket(async (name) => {
        sent.push(name);
        return [];
      }),
    );
    link.emit("CurrentSceneCollectionChanging", { sceneCollectionName: "一" });
    const read = link.read("GetSceneList");
    const change = link.batch([{ requestType: "GetVersion" }]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toEqual([]);
    link.emit("CurrentSceneCollectionChanged", { sceneCollectionName: "二" });
    await Promise.all([read, change]);
    expect(sent.sort()).toEqual(["GetSceneList", "batch of 1"]);
  });

  test("a listener that fails harms no other, and what waits is refused when the connection goes", async () => {
    const link = createLink(systemClock, silentLog);
    const heard = vi.fn();
    link.on("ExitStarted", () => {
      throw new Error("broken listener");
    });
    link.on("ExitStarted", heard);
    link.emit("ExitStarted", undefined as never);
    expect(heard).toHaveBeenCalledOnce();
    await expect(link.read("GetVersion")).rejects.toMatchObject({ code: "obs.not-connected" });
  });
});

describe("trying again", () => {
  test("pauses double to a cap, spread by a fifth", () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6, 40].map((attempt) => backoffMilliseconds(attempt, 0.5));
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000, 8000]);
    expect([backoffMilliseconds(2, 0), backoffMilliseconds(2, 0.999)]).toEqual([800, 1200]);
  });

  test("goes on until it works, and ends at a refusal that would repeat", async () => {
    const onRefused = vi.fn();
    const failures = [new ConnectFailure("obs.unreachable", -1, false, "x"), connectFailure(4009, "x", true)];
    const attempt = vi.fn(async () => {
      const failure = failures.shift();
      if (failure) throw failure;
    });
    const keeper = createKeeper(systemClock, silentLog, { attempt, onRefused }, () => 0.5);
    keeper.retry();
    keeper.retry();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(attempt).toHaveBeenCalledTimes(2);
    expect(onRefused).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: "obs.wrong-password" }),
    );
    keeper.retry();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(attempt).toHaveBeenCalledTimes(3);
  });

  test.each([
    [4009, true, "obs.wrong-password"],
    [4009, false, "obs.password-needed"],
    [4010, true, "obs.too-old"],
    [4011, true, "obs.session-ended"],
    [1006, true, "obs.unreachable"],
  ])("close code %i (password tried: %s) means %s", (close, hadPassword, code) => {
    const failure = connectFailure(close, "127.0.0.1:4455", hadPassword);
    expect([failure.code, failure.final]).toEqual([code, close !== 1006]);
  });
});

describe("where to connect", () => {
  const server = (port: number, more: Partial<ServerSettings> = {}): ServerSettings => ({
    source: "global.ini",
    kind: "system",
    folder: "/c",
    file: "/c/global.ini",
    enabled: true,
    port,
    password: `of-${port}`,
    authRequired: true,
    ...more,
  });
  const configured = { host: "127.0.0.1", port: null };

  test("files that say enabled come first, each with its own password, then the saved one, then none", () => {
    const targets = chooseTargets({
      options: {},
      configured,
      servers: [server(4001, { enabled: false }), server(4002)],
      savedPassword: "saved",
    });
    expect(targets.map(({ port }) => port)).toEqual([4002, 4001, 4455]);
    expect(targets[0]?.passwords).toEqual(["of-4002", "saved", null]);
  });

  test("what the user says is the only thing tried, and a file's password never goes to another computer", () => {
    expect(
      chooseTargets({
        options: { port: 4002, password: "typed" },
        configured,
        servers: [server(4002)],
        savedPassword: "s",
      }),
    ).toEqual([{ host: "127.0.0.1", port: 4002, passwords: ["typed"] }]);
    const remote = chooseTargets({
      options: { host: "192.168.1.9" },
      configured,
      servers: [server(4455)],
      savedPassword: null,
    });
    expect(remote).toEqual([{ host: "192.168.1.9", port: 4455, passwords: [null] }]);
  });

  test("why nothing answered is told from what is known", () => {
    const known = { local: true, portNamed: false, running: false, installed: true, servers: [server(4455)] };
    expect(unreachableReason(known)).toBe("obs.not-running");
    expect(unreachableReason({ ...known, running: true })).toBe("obs.waiting-for-answer");
    expect(unreachableReason({ ...known, servers: [server(4455, { enabled: false })] })).toBe(
      "obs.server-off",
    );
    expect(unreachableReason({ ...known, installed: false, servers: [] })).toBe("obs.not-installed");
    expect(unreachableReason({ ...known, portNamed: true })).toBe("obs.unreachable");
  });
});
