import { expect, test } from "vitest";
import type { StudioBridge } from "../../../preload/contract";
import {
  LiveSender,
  type LiveSendResult,
  latestMilliseconds,
} from "../../../renderer/stage/stream/live-sender";
import { StageStreaming, withoutSound } from "../../../renderer/stage/stream/stage-streaming";

/** A studio that answers when told. */
function makeSender() {
  let now = 0;
  const sent: string[] = [];
  const failures: string[] = [];
  let answer: (result: LiveSendResult | Error) => void = () => {};
  const sender = new LiveSender<{ size: number; name: string }>({
    send: (sequence, parts) => {
      sent.push(`${sequence}:${parts.map(({ name }) => name).join("")}`);
      return new Promise((resolve, reject) => {
        answer = (result) => (result instanceof Error ? reject(result) : resolve(result));
      });
    },
    onFailed: (reason) => failures.push(reason),
    now: () => now,
  });
  return {
    sent,
    failures,
    push: (name: string) => sender.push({ size: name.length, name }),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    async answers(result: LiveSendResult | Error) {
      answer(result);
      await new Promise(setImmediate);
    },
    close: () => sender.close(),
  };
}

test("one call at a time, in order: what comes meanwhile goes together with the next", async () => {
  const studio = makeSender();
  for (const name of ["a", "b", "", "c"]) studio.push(name);
  expect(studio.sent).toEqual(["0:a"]);
  await studio.answers("taken");
  expect(studio.sent).toEqual(["0:a", "1:bc"]);
  await studio.answers("taken");
  studio.push("d");
  expect(studio.sent.at(-1)).toBe("2:d");
});

test("what may or may not have arrived is sent again just as it was, with the next part that comes", async () => {
  const studio = makeSender();
  studio.push("a");
  studio.push("b");
  await studio.answers(new Error("no connection"));
  expect(studio.sent).toEqual(["0:a"]);
  studio.push("c");
  expect(studio.sent).toEqual(["0:a", "0:a"]);
  await studio.answers("again");
  studio.push("d");
  await studio.answers("taken");
  expect(studio.sent.slice(2)).toEqual(["0:a", "1:bcd"]);
});

test("a studio that takes nothing for four seconds ends the stream: nothing old is ever sent after", async () => {
  const studio = makeSender();
  studio.push("a");
  studio.pass(latestMilliseconds);
  studio.push("b");
  expect(studio.failures).toEqual([]);
  studio.pass(1);
  studio.push("c");
  expect(studio.failures).toEqual(["behind"]);
  await studio.answers("taken");
  studio.push("d");
  expect(studio.sent).toEqual(["0:a"]);
});

test("time is counted from the oldest part that waits, not from the first there ever was", async () => {
  const studio = makeSender();
  for (let second = 0; second < 20; second++) {
    studio.push("x");
    studio.pass(1000);
    await studio.answers("taken");
  }
  expect(studio.failures).toEqual([]);
  expect(studio.sent).toHaveLength(20);
});

test("a refusal ends it, and a stream that was closed says nothing any more", async () => {
  const refused = makeSender();
  refused.push("a");
  await refused.answers({ failed: "no such stream" });
  refused.push("b");
  expect([refused.failures, refused.sent]).toEqual([["no such stream"], ["0:a"]]);
  const closed = makeSender();
  closed.push("a");
  closed.close();
  await closed.answers({ failed: "late" });
  expect(closed.failures).toEqual([]);
});

test.each([
  ["video/x-matroska;codecs=avc1,opus", "video/x-matroska;codecs=avc1"],
  ["video/mp4;codecs=avc1,mp4a.40.2", "video/mp4;codecs=avc1"],
  ["video/webm", "video/webm"],
])("a stream without sound says so: %s", (offered, sent) => {
  expect(withoutSound(offered)).toBe(sent);
});

test("a stream without sound, or whose microphone went, ends for one that has it as soon as there is any", async () => {
  const track = (readyState: "live" | "ended") => ({ readyState }) as MediaStreamTrack;
  for (const [sound, offered, ends] of [
    [null, null, 0],
    [null, track("live"), 1],
    [track("live"), track("live"), 0],
    [track("ended"), track("live"), 1],
  ] as const) {
    const calls: string[] = [];
    const streaming = new StageStreaming({
      bridge: { call: async (name: string) => void calls.push(name) } as unknown as StudioBridge,
      ...{ session: "s", stream: { id: "1", videoKbps: 2500, audioKbps: 160 }, framesPerSecond: 30 },
      ...{ mimeType: "video/webm", canvas: {} as HTMLCanvasElement, sound },
    });
    streaming.offerSound(offered);
    streaming.offerSound(offered);
    expect(calls).toEqual(Array(ends).fill("stage.streamEnded"));
  }
});
