import { beforeEach, expect, test } from "vitest";
import { StreamWatch } from "../../../main/live/preflight/stream-watch";
import type { RelayState } from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { platformWith } from "./limits";

let context: ReturnType<typeof testContext>;
let watch: StreamWatch;
const strict = platformWith("strict", {
  keyframeSeconds: 2,
  maxBFrames: 0,
  videoCodecs: ["h264"],
  maxFramesPerSecond: 30,
});
const mild = platformWith("mild", { keyframeSeconds: 4, maxBFrames: 3 });

function arrives(more: Partial<NonNullable<RelayState["video"]>>, relay: Partial<RelayState> = {}) {
  context.store.update((draft) => {
    draft.live.status = "on-air";
    Object.assign(draft.relay, { showing: "live", ...relay });
    draft.relay.video = {
      ...{
        codec: "h264",
        width: 1280,
        height: 720,
        framesPerSecond: 30,
        keyframeSeconds: 2,
        hasBFrames: false,
      },
      ...more,
    };
  });
  watch.look(context.store.get(), [strict, mild]);
}
const problems = () => context.store.get().problems.map(({ id }) => id);

beforeEach(() => {
  context = testContext();
  watch = new StreamWatch(context.problems);
});

test("what arrives and a platform does not take is a problem that names both figures, until it is over", () => {
  arrives({ keyframeSeconds: 10, hasBFrames: true });
  expect(problems()).toEqual([
    "preflight.keyframes#strict",
    "preflight.b-frames-seen#strict",
    "preflight.keyframes#mild",
  ]);
  const [keyframes] = context.store.get().problems;
  expect(keyframes?.message).toContain("2 秒");
  expect(keyframes?.message).toContain("10 秒");
  expect(keyframes?.hint).not.toMatch(/[{}]/);
  // Looked at once a second: what is said already is not sent to every screen again.
  const said = context.store.get();
  watch.look(said, [strict, mild]);
  expect(context.store.get()).toBe(said);
  arrives({ hasBFrames: true });
  expect(problems()).toEqual(["preflight.b-frames-seen#strict"]);
  context.store.update((draft) => {
    draft.live.status = "idle";
  });
  watch.look(context.store.get(), [strict, mild]);
  expect(problems()).toEqual([]);
});

test("measured figures may waver; what was not measured yet, and the slate, say nothing", () => {
  arrives({ keyframeSeconds: 2.1, framesPerSecond: 31 });
  arrives({ keyframeSeconds: null, framesPerSecond: null, hasBFrames: null });
  arrives({ keyframeSeconds: 8, hasBFrames: true }, { showing: "slate" });
  expect(problems()).toEqual([]);
  arrives({ keyframeSeconds: 8 });
  arrives({}, { showing: "slate" });
  expect(problems()).toContain("preflight.keyframes#strict");
});

test("a codec that a platform does not take", () => {
  arrives({ codec: "hevc" });
  expect(problems()).toEqual(["preflight.codec#strict"]);
  arrives({ codec: "something" });
  expect(problems()).toEqual([]);
});
