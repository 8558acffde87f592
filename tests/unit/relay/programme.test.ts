import { expect, test } from "vitest";
import type { Frame } from "../../../main/relay/programme/frame";
import { avcConfigurationOf, withParameterSets } from "../../../main/relay/programme/parameter-sets";
import { createProgramme } from "../../../main/relay/programme/programme";
import { HeldClock } from "../../helpers/context";

/** A sequence header whose parameter sets are one recognisable byte each. */
const header = (mark: number) =>
  Buffer.of(0x17, 0, 0, 0, 0, 1, 66, 0, 30, 0xff, 0xe1, 0, 2, 0x67, mark, 1, 0, 2, 0x68, mark);
const unit = (...bytes: number[]) => Buffer.of(0, 0, 0, bytes.length, ...bytes);
const keyframe = Buffer.concat([Buffer.of(0x17, 1, 0, 0, 0), unit(0x65, 1, 2, 3)]);
const frame = Buffer.concat([Buffer.of(0x27, 1, 0, 0, 0), unit(0x41, 1)]);
const end = Buffer.of(0x17, 2, 0, 0, 0);
const sound = Buffer.of(0xaf, 1, 9);
const soundHeader = Buffer.of(0xaf, 0, 0x11, 0x90);

function setUp() {
  const clock = new HeldClock();
  const sent: Frame[] = [];
  const programme = createProgramme({ clock, send: (one) => sent.push(one) });
  const payloadOf = ({ chunks }: Frame) => chunks(1).subarray(12);
  return { programme, sent, payloadOf, pass: (milliseconds: number) => clock.advance(milliseconds) };
}

test("nothing gets out before a keyframe, and never an end of sequence", () => {
  const { programme, sent } = setUp();
  const source = programme.open();
  source.tag({ kind: "video", timestamp: 0, payload: header(1) });
  source.tag({ kind: "audio", timestamp: 0, payload: sound });
  source.tag({ kind: "video", timestamp: 0, payload: frame });
  expect(sent).toEqual([]);
  source.tag({ kind: "video", timestamp: 33, payload: keyframe });
  source.tag({ kind: "audio", timestamp: 40, payload: sound });
  source.tag({ kind: "video", timestamp: 66, payload: end });
  expect(sent.map(({ kind, timestamp }) => [kind, timestamp])).toEqual([
    ["video", 0],
    ["audio", 7],
  ]);
});

test("headers travel with each frame as the same object until their bytes differ", () => {
  const { programme, sent } = setUp();
  const source = programme.open();
  const tag = (kind: "video" | "audio", timestamp: number, payload: Buffer) =>
    source.tag({ kind, timestamp, payload });
  tag("video", 0, header(1));
  tag("video", 0, keyframe);
  tag("video", 33, header(1));
  tag("video", 33, keyframe);
  expect(sent[1]?.headers).toBe(sent[0]?.headers);
  tag("audio", 40, soundHeader);
  tag("audio", 40, sound);
  expect(sent[2]?.headers).toEqual({ metadata: null, video: header(1), audio: soundHeader });
});

test("a new source gets on air with its keyframe; from then on keyframes carry their parameter sets", () => {
  const { programme, sent, payloadOf, pass } = setUp();
  const first = programme.open();
  first.tag({ kind: "video", timestamp: 0, payload: header(1) });
  first.tag({ kind: "video", timestamp: 0, payload: keyframe });
  expect(payloadOf(sent[0]!)).toEqual(keyframe);
  const second = programme.open();
  second.tag({ kind: "video", timestamp: 90_000, payload: header(2) });
  second.tag({ kind: "video", timestamp: 90_000, payload: frame });
  first.tag({ kind: "video", timestamp: 33, payload: frame });
  expect(sent).toHaveLength(2);
  pass(500);
  second.tag({ kind: "video", timestamp: 90_033, payload: keyframe });
  first.tag({ kind: "video", timestamp: 66, payload: keyframe });
  expect(sent).toHaveLength(3);
  expect(sent[2]).toMatchObject({ timestamp: 500, isKeyframe: true, headers: { video: header(2) } });
  expect(payloadOf(sent[2]!)).toEqual(
    Buffer.concat([keyframe.subarray(0, 5), unit(0x67, 2), unit(0x68, 2), unit(0x65, 1, 2, 3)]),
  );
});

test("a keyframe that has its parameter sets already, behind a delimiter too, is left as it is", () => {
  const configuration = avcConfigurationOf(header(1))!;
  const own = Buffer.concat([
    keyframe.subarray(0, 5),
    unit(0x09, 0xf0),
    unit(0x67, 9),
    unit(0x68, 9),
    unit(0x65, 1),
  ]);
  expect(withParameterSets(own, configuration)).toBe(own);
});
