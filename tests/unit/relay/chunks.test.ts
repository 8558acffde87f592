import fc from "fast-check";
import { expect, test } from "vitest";
import { createChunkReader } from "../../../main/relay/rtmp/chunk-reader";
import { encodeChunks } from "../../../main/relay/rtmp/chunk-writer";
import { setChunkSize } from "../../../main/relay/rtmp/commands";
import type { RtmpMessage } from "../../../main/relay/rtmp/message";
import { sampleChunks } from "./chunk-samples";

const message = fc.record({
  type: fc.constantFrom(8, 9, 18, 20),
  streamId: fc.integer({ min: 0, max: 3 }),
  timestamp: fc.oneof(
    fc.integer({ min: 0, max: 0xffffffff }),
    fc.integer({ min: 0xfffff0, max: 0x1000010 }),
    fc.nat({ max: 100_000 }),
  ),
  payload: fc.uint8Array({ maxLength: 20_000 }).map((bytes) => Buffer.from(bytes)),
});

/** Cuts bytes at random places, as a network does. */
const cut = (bytes: Buffer, places: number[]): Buffer[] => {
  const at = [...new Set([0, ...places.map((place) => Math.floor(place * bytes.length)), bytes.length])].sort(
    (a, b) => a - b,
  );
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
};
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

function read(pieces: Buffer[], maxMessageBytes = 1 << 20): RtmpMessage[] {
  const reader = createChunkReader(maxMessageBytes);
  return pieces.flatMap((piece) => reader.push(Buffer.from(piece)));
}
const media = (messages: RtmpMessage[]) => messages.filter(({ type }) => type >= 8);

test("what is written is read back, however the network cuts it", () => {
  fc.assert(
    fc.property(
      fc.array(message, { maxLength: 5 }),
      fc.integer({ min: 1, max: 70_000 }),
      places,
      (sent, size, at) => {
        const bytes = Buffer.concat([setChunkSize(size), ...sent.map((one) => encodeChunks(one, 6, size))]);
        expect(media(read(cut(bytes, at)))).toEqual(sent);
      },
    ),
  );
});

test("every header format and interleaved chunk streams are read", () => {
  const lane = fc.record({
    chunkStreamId: fc.constantFrom(2, 63, 64, 319, 320, 65_599),
    first: message,
    steps: fc.array(
      fc.record({
        format: fc.constantFrom(1, 2, 3),
        delta: fc.oneof(fc.nat({ max: 100 }), fc.constant(0xffffff), fc.constant(0x1000005)),
        payload: fc.uint8Array({ minLength: 1, maxLength: 700 }),
      }),
      { maxLength: 4 },
    ),
  });
  const lanes = fc.uniqueArray(lane, { maxLength: 4, selector: ({ chunkStreamId }) => chunkStreamId });
  fc.assert(
    fc.property(lanes, fc.infiniteStream(fc.nat()), places, (all, picks, at) => {
      const queues = all.map(({ chunkStreamId, first, steps }) => {
        const messages: RtmpMessage[] = [first];
        const chunks = [
          ...sampleChunks({ format: 0, chunkStreamId, message: first, previousTimestamp: 0 }, 128),
        ];
        let delta = 0;
        for (const step of steps) {
          const before = messages.at(-1) as RtmpMessage;
          // Format 3 repeats length and delta, format 2 the length; the first repeat after a full header repeats 0.
          delta = step.format === 3 ? delta : step.delta;
          const payload =
            step.format === 1
              ? Buffer.from(step.payload)
              : Buffer.alloc(before.payload.length, step.payload[0]);
          const next = { ...before, timestamp: (before.timestamp + delta) >>> 0, payload };
          const isPlain3 =
            step.format === 3 && (delta >= 0xffffff || (delta === 0 && first.timestamp >= 0xffffff));
          const format = isPlain3 ? 2 : step.format;
          chunks.push(
            ...sampleChunks(
              { format: format as 1, chunkStreamId, message: next, previousTimestamp: before.timestamp },
              128,
            ),
          );
          messages.push(next);
        }
        return { messages, chunks };
      });
      const wire: Buffer[] = [];
      const left = queues.map(({ chunks }) => [...chunks]);
      for (;;) {
        const open = left.filter((chunks) => chunks.length > 0);
        if (open.length === 0) break;
        wire.push(open[picks.next().value % open.length]?.shift() as Buffer);
      }
      const got = read(cut(Buffer.concat(wire), at));
      for (const { messages } of queues) for (const sent of messages) expect(got).toContainEqual(sent);
      expect(got).toHaveLength(queues.flatMap(({ messages }) => messages).length);
    }),
  );
});

test("a continuation without the extended timestamp, as old senders write it, is read", () => {
  const payload = Buffer.alloc(300, 0x61);
  const sent = { type: 9, streamId: 1, timestamp: 0x2000000, payload };
  const chunks = sampleChunks({ format: 0, chunkStreamId: 6, message: sent, previousTimestamp: 0 }, 128);
  const old = [
    chunks[0]!,
    ...chunks.slice(1).map((chunk) => Buffer.concat([chunk.subarray(0, 1), chunk.subarray(5)])),
  ];
  expect(read(old)).toEqual([sent]);
});

test("an aborted message is forgotten, and the chunk stream goes on", () => {
  const sent = { type: 9, streamId: 1, timestamp: 5, payload: Buffer.alloc(200, 1) };
  const chunks = sampleChunks({ format: 0, chunkStreamId: 6, message: sent, previousTimestamp: 0 }, 128);
  const abort = encodeChunks({ type: 2, streamId: 0, timestamp: 0, payload: Buffer.of(0, 0, 0, 6) }, 2, 128);
  expect(media(read([chunks[0]!, abort, ...chunks]))).toEqual([sent]);
});

test("a message that claims to be too long is refused before its bytes come", () => {
  const sent = { type: 9, streamId: 1, timestamp: 0, payload: Buffer.alloc(5000) };
  const [first] = sampleChunks({ format: 0, chunkStreamId: 6, message: sent, previousTimestamp: 0 }, 128);
  expect(() => read([first!.subarray(0, 12)], 4999)).toThrow("message of 5000 bytes");
});

test("noise is refused or waited on, and never hangs", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (noise) => {
      try {
        read([Buffer.from(noise)], 4096);
      } catch (error) {
        expect((error as Error).name).toBe("RtmpProtocolError");
      }
    }),
  );
});
