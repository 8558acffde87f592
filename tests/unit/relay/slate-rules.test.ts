import { beforeEach, expect, test } from "vitest";
import type { Frame } from "../../../main/relay/programme/frame";
import {
  createProgramme,
  type Programme,
  type ProgrammeSource,
} from "../../../main/relay/programme/programme";
import type { SlateNeed } from "../../../main/relay/programme/slate-format";
import { classifyVideo } from "../../../main/relay/rtmp/flv";
import { readFlvFile } from "../../../main/relay/rtmp/flv-file";
import { readSlate } from "../../../main/relay/slate/clip";
import { HeldClock } from "../../helpers/context";
import { flvFile } from "../../helpers/flv-tags";

/** What ffmpeg really wrote: a live stream with pictures that lean on later ones, and a slate without. */
const live = readFlvFile(
  flvFile("160x90", ["-c:v", "libx264", "-bf", "2", "-g", "10", "-pix_fmt", "yuv420p"], 3),
);
const slate = readSlate(
  flvFile(
    "160x90",
    ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-g", "25", "-pix_fmt", "yuv420p"],
    8,
  ),
);
const wall = live.at(-1)?.timestamp ?? 0;

let clock: HeldClock;
let sent: Frame[];
let needs: NonNullable<SlateNeed>[];
let programme: Programme;
const beganAt = 1_700_000_000_000;

beforeEach(() => {
  clock = new HeldClock(beganAt);
  sent = [];
  needs = [];
  programme = createProgramme({
    clock,
    send: (frame) => sent.push(frame),
    needs: (need) => needs.push(need),
  });
});

/** Plays the live clip in real time between two of its own times, in milliseconds. */
function play(source: ProgrammeSource, from = 0, until = wall, shift = 0): void {
  for (const tag of live.filter(({ timestamp }) => timestamp >= from && timestamp < until)) {
    const due = tag.timestamp - from;
    const startedAt = playStart;
    if (beganAt + startedAt + due > clock.now()) clock.advance(beganAt + startedAt + due - clock.now());
    source.tag({ ...tag, timestamp: tag.timestamp + shift });
  }
  playStart = clock.now() - beganAt;
}
let playStart = 0;
beforeEach(() => {
  playStart = 0;
});

function wait(milliseconds: number): void {
  clock.advance(milliseconds);
  playStart = clock.now() - beganAt;
}

const headers = live.filter(
  ({ kind, payload }) => kind === "video" && classifyVideo(payload).role === "header",
);
const bytesOf = (frame: Frame): Buffer => {
  // A tag longer than one chunk has a byte before each further one.
  const chunks = frame.chunks(1);
  const parts: Buffer[] = [];
  for (let at = 12; at < chunks.length; at += 4097) parts.push(chunks.subarray(at, at + 4096));
  return Buffer.concat(parts);
};
const pictures = () => sent.filter(({ kind }) => kind === "video");
const isSlate = ({ headers: { video } }: Frame) => video?.equals(slate.videoHeader) === true;

/** Everything that has to hold for any stream that goes out, whatever happened to its sources. */
function expectOneStream(): void {
  for (const kind of ["video", "audio"] as const) {
    const times = sent.filter((frame) => frame.kind === kind).map(({ timestamp }) => timestamp);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  }
  const shown = pictures().map((frame) => frame.timestamp + classifyVideo(bytesOf(frame)).compositionMs);
  expect(new Set(shown).size).toBe(shown.length);
  const first = sent[0]?.headers.video;
  const changedAt = sent.findIndex(({ headers: { video } }) => video !== first);
  for (const [index, frame] of sent.entries()) {
    const { role } = classifyVideo(bytesOf(frame));
    if (frame.kind === "video") expect(["keyframe", "frame"]).toContain(role);
    if (frame.kind === "video" && frame.isKeyframe && changedAt >= 0 && index >= changedAt)
      expect((bytesOf(frame)[9] ?? 0) & 0x1f).toBe(7);
    const before = sent[index - 1];
    if (before && before.headers !== frame.headers) {
      const slots = ["metadata", "video", "audio"] as const;
      expect(
        slots.some((slot) => !before.headers[slot]?.equals(frame.headers[slot] ?? Buffer.alloc(0))),
      ).toBe(true);
    }
  }
}

test("a source that closes is followed by the slate in the same moment, and comes back with its keyframe", () => {
  programme.supply(slate);
  const first = programme.open();
  play(first, 0, 1_500);
  expect(programme.report()).toMatchObject({ showing: "live", slateReason: null });
  const before = sent.length;
  first.close();
  expect(sent.slice(before).map(({ isKeyframe }) => isKeyframe)).toContain(true);
  expect(programme.report()).toMatchObject({ showing: "slate", slateReason: "source-gone", video: null });
  wait(30_000);
  const second = programme.open();
  for (const header of headers) second.tag({ ...header, timestamp: 0 });
  // In the middle of a group of pictures: the slate goes on until the next keyframe.
  play(second, 100, 300);
  expect(programme.report().showing).toBe("slate");
  play(second, 300, 2_000);
  expect(programme.report().showing).toBe("live");
  expectOneStream();
  const last = sent.at(-1)?.timestamp ?? 0;
  expect(Math.abs(last - (clock.now() - beganAt))).toBeLessThan(250);
  const times = pictures().map(({ timestamp }) => timestamp);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(200);
});

test("a source that freezes is followed by the slate within a second and a half; a newer one replaces it", () => {
  programme.supply(slate);
  const frozen = programme.open();
  play(frozen, 0, 1_500);
  wait(900);
  expect(programme.report().showing).toBe("live");
  wait(400);
  expect(programme.report()).toMatchObject({ showing: "slate", slateReason: "source-frozen" });
  const second = programme.open();
  frozen.close();
  expect(programme.report().slateReason).toBe("source-frozen");
  play(second, 0, 1_000);
  expect(programme.report()).toMatchObject({ showing: "live", slateReason: null });
  expectOneStream();
});

test("what a frozen source sends in a burst when it wakes is passed over until it plays in real time", () => {
  programme.supply(slate);
  const source = programme.open();
  play(source, 0, 1_000);
  wait(1_400);
  for (const tag of live.filter(({ timestamp }) => timestamp >= 1_000 && timestamp < 2_400)) source.tag(tag);
  expect(programme.report().slateReason).toBe("source-frozen");
  wait(600);
  play(source, 2_400);
  expect(programme.report().showing).toBe("live");
  expectOneStream();
  expect(Math.abs((sent.at(-1)?.timestamp ?? 0) - (clock.now() - beganAt))).toBeLessThan(250);
});

test("the slate that is asked for hides the picture at once and its sound too, until a keyframe after its release", () => {
  programme.supply(slate);
  const source = programme.open();
  play(source, 0, 1_000);
  programme.askForSlate(true);
  const hidden = sent.length;
  play(source, 1_000, 2_000);
  expect(programme.report()).toMatchObject({
    showing: "slate",
    slateReason: "asked",
    video: { codec: "h264" },
  });
  const during = sent.slice(hidden).filter((frame) => frame.timestamp > 1_200);
  expect(during.length).toBeGreaterThan(20);
  expect(during.every(isSlate)).toBe(true);
  programme.askForSlate(false);
  expect(programme.report().showing).toBe("slate");
  play(source, 2_000);
  expect(programme.report().showing).toBe("live");
  expectOneStream();
});

test("without a slate at hand everything is held in silence, and one that comes later is shown", () => {
  const source = programme.open();
  play(source, 0, 1_000);
  source.close();
  const held = sent.length;
  wait(2_000);
  expect(sent).toHaveLength(held);
  expect(programme.report()).toMatchObject({ showing: "nothing", slateReason: null });
  programme.supply(slate);
  wait(1_000);
  expect(programme.report()).toMatchObject({ showing: "slate", slateReason: "source-gone" });
  expect(sent.slice(held).every(isSlate)).toBe(true);
  programme.supply(null);
  expect(programme.report().showing).toBe("nothing");
  expectOneStream();
});

test("before any picture has come nothing is sent, whatever is asked", () => {
  programme.supply(slate);
  const source = programme.open();
  source.close();
  wait(3_000);
  expect(sent).toEqual([]);
});

test("after a hundred deaths the outgoing clock is still the wall's", () => {
  programme.supply(slate);
  for (let death = 0; death < 100; death++) {
    const source = programme.open();
    play(source, 0, 700);
    source.close();
    wait(1_300);
  }
  expectOneStream();
  expect(Math.abs((sent.at(-1)?.timestamp ?? 0) - (clock.now() - beganAt))).toBeLessThan(250);
});

test("the slate goes round for hours without drifting, its sound too", () => {
  programme.supply(slate);
  const source = programme.open();
  play(source, 0, 1_000);
  source.close();
  wait(7_200_000);
  for (const kind of ["video", "audio"] as const) {
    const last = sent.filter((frame) => frame.kind === kind).at(-1)?.timestamp ?? 0;
    expect(Math.abs(last - (clock.now() - beganAt))).toBeLessThan(300);
  }
  programme.close();
});

test("what the slate has to be like is told once, from what was measured", () => {
  play(programme.open());
  expect(needs).toEqual([
    {
      format: {
        ...{ width: 160, height: 90, framesPerSecond: 25, keyframeSeconds: 1, profile: "high" },
        audio: { sampleRate: 44_100, channels: 1 },
      },
    },
  ]);
  expect(programme.report()).toMatchObject({
    video: { codec: "h264", framesPerSecond: 25, keyframeSeconds: 0.4, hasBFrames: true },
    audio: { codec: "aac", sampleRate: 44_100, channels: 1 },
  });
});

test("HEVC passes through, and no slate is wanted for it", () => {
  const source = programme.open();
  const tag = (timestamp: number, ...bytes: number[]) =>
    source.tag({ kind: "video", timestamp, payload: Buffer.from(bytes) });
  tag(0, 0x1c, 0, 0, 0, 0, 1);
  for (let picture = 0; picture < 100; picture++)
    tag(picture * 40, picture % 25 ? 0x2c : 0x1c, 1, 0, 0, 0, 1, 2);
  expect(pictures()).toHaveLength(100);
  expect(needs).toEqual([{ refusal: expect.stringContaining("hevc") }]);
  expect(programme.report().video).toMatchObject({ codec: "hevc", keyframeSeconds: 1, hasBFrames: false });
});
