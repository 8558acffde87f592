import fc from "fast-check";
import { expect, test } from "vitest";
import { createIngestSession } from "../../../main/relay/ingest/session";
import { createFrame, noHeaders } from "../../../main/relay/programme/frame";
import { createProgramme } from "../../../main/relay/programme/programme";
import type { SourceTag } from "../../../main/relay/programme/source";
import { askedWindowBytes } from "../../../main/relay/publisher/ack-watch";
import { splitAddress } from "../../../main/relay/publisher/address";
import { createPublishSession, type PublishGoal } from "../../../main/relay/publisher/session";
import type { Trouble } from "../../../main/relay/publisher/trouble";
import { chunkStream, encodeChunks } from "../../../main/relay/rtmp/chunk-writer";
import { RtmpProtocolError } from "../../../main/relay/rtmp/message";
import { HeldClock } from "../../helpers/context";

interface Conversation {
  steps: string[];
  tags: SourceTag[];
  streamId: number;
  trouble: Trouble | null;
  isEnded: boolean;
  /** What the server has said it received. */
  acknowledged: number[];
  publish(payload: Buffer, timestamp: number): void;
  farewell(): void;
}

/** Lets the publisher's session talk to the ingest's, each delivery cut into pieces of at most `piece` bytes. */
function converse(
  path: { app: string; key: string },
  key: string,
  goal: PublishGoal,
  piece: number,
): Conversation {
  const wire: { to: "client" | "server"; bytes: Buffer }[] = [];
  const heard: Conversation = {
    ...{ steps: [], tags: [], streamId: 0, trouble: null, isEnded: false, acknowledged: [] },
    publish(payload, timestamp) {
      wire.push({
        to: "server",
        bytes: createFrame("video", timestamp, payload, noHeaders).chunks(heard.streamId),
      });
      deliver();
    },
    farewell() {
      wire.push({ to: "server", bytes: client.farewell() });
      deliver();
    },
  };
  const address = splitAddress("rtmp://127.0.0.1/app", key);
  if (address === null) throw new Error("address");
  const client = createPublishSession(address, goal, {
    send: (bytes) => wire.push({ to: "server", bytes }),
    step: (step) => heard.steps.push(step),
    ready: (streamId) => {
      heard.streamId = streamId;
    },
    refused: (trouble) => {
      heard.trouble = trouble;
    },
    acknowledged: (sequence) => heard.acknowledged.push(sequence),
  });
  const server = createIngestSession(path, {
    send: (bytes) => wire.push({ to: "client", bytes }),
    published: () => heard.steps.push("published"),
    tag: (tag) => heard.tags.push(tag),
    ended: () => {
      heard.isEnded = true;
    },
  });
  function deliver() {
    for (let next = wire.shift(); next; next = wire.shift()) {
      const receiver = next.to === "client" ? client : server;
      for (let at = 0; at < next.bytes.length; at += piece)
        receiver.receive(next.bytes.subarray(at, at + piece));
    }
  }
  client.start();
  deliver();
  return heard;
}

test("publisher and ingest agree, byte by byte or all at once, and pictures arrive as they were", () => {
  const picture = fc.uint8Array({ minLength: 1, maxLength: 12_000 }).map((bytes) => Buffer.from(bytes));
  const piece = fc.constantFrom(1, 7, 1536, 4096, 1_000_000);
  fc.assert(
    fc.property(picture, fc.integer({ min: 0, max: 0xffffffff }), piece, (payload, timestamp, size) => {
      const talk = converse({ app: "app", key: "村?a=b" }, "村?a=b", "publish", size);
      expect(talk.steps).toEqual(["handshake", "connect", "stream", "publish", "published", "publishing"]);
      talk.publish(payload, timestamp);
      expect(talk.tags).toEqual([{ kind: "video", timestamp, payload }]);
      talk.farewell();
      expect(talk.isEnded).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test("a wrong key and a wrong application are refused in different words", () => {
  expect(converse({ app: "app", key: "right" }, "wrong", "publish", 4096)).toMatchObject({
    trouble: { code: "relay.key-refused", isRefusal: true },
    isEnded: true,
    streamId: 0,
  });
  expect(converse({ app: "other", key: "k" }, "k", "publish", 4096)).toMatchObject({
    trouble: { code: "relay.app-unknown" },
    isEnded: true,
  });
});

test("the server is asked to acknowledge often, and what it says is passed on", () => {
  const talk = converse({ app: "app", key: "k" }, "k", "publish", 4096);
  for (let count = 0; count < 10; count++) talk.publish(Buffer.alloc(60_000), count * 33);
  expect(talk.acknowledged).toHaveLength(4);
  expect(talk.acknowledged.at(-1)).toBeGreaterThan(4 * askedWindowBytes);
  expect(talk.acknowledged.at(-1)).toBeLessThan(4 * askedWindowBytes + 4 * 4096);
});

test("only opening a stream never names the key", () => {
  const talk = converse({ app: "app", key: "k" }, "k", "open-stream", 4096);
  expect(talk).toMatchObject({ streamId: 1, trouble: null, isEnded: false });
  expect(talk.steps).not.toContain("publish");
});

test("a server that is not RTMP is refused at its first byte", () => {
  const address = splitAddress("rtmp://h/live", "k");
  const session = createPublishSession(address!, "publish", {
    send: () => undefined,
    step: () => undefined,
    ready: () => undefined,
    refused: () => undefined,
    acknowledged: () => undefined,
  });
  session.start();
  expect(() => session.receive(Buffer.from("HTTP/1.1 400"))).toThrow("handshake version");
});

/** What the right publisher sends before its first picture, recorded from our own. */
function greetingBytes(path: { app: string; key: string }): Buffer {
  const sent: Buffer[] = [];
  const address = splitAddress(`rtmp://127.0.0.1/${path.app}`, path.key);
  if (address === null) throw new Error("address");
  const client = createPublishSession(address, "publish", {
    send: (bytes) => sent.push(Buffer.from(bytes)),
    ...{ step: () => undefined, ready: () => undefined, refused: () => undefined },
    acknowledged: () => undefined,
  });
  const server = createIngestSession(path, {
    send: (bytes) => client.receive(bytes),
    ...{ published: () => undefined, tag: () => undefined, ended: () => undefined },
  });
  client.start();
  for (let next = sent.shift(), all: Buffer[] = []; ; next = sent.shift()) {
    if (next === undefined) return Buffer.concat(all);
    all.push(next);
    server.receive(next);
  }
}

test("whatever bytes arrive, before the key and after, nothing but a refusal comes of them", () => {
  const path = { app: "app", key: "k" };
  const greeting = greetingBytes(path);
  const payload = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
  // Near enough to real tags that the reading of headers, sets and metadata is reached.
  const tag = fc
    .tuple(
      fc.constantFrom(8, 9, 15, 18, 17, 20, 1, 2),
      payload,
      fc.constantFrom(
        "",
        "1700000000",
        "1701000000",
        "af00",
        "02000a6f6e4d65746144617461",
        "90",
        "1c00000000",
      ),
    )
    .map(([type, rest, head]) =>
      encodeChunks(
        { type, streamId: 1, timestamp: 0, payload: Buffer.concat([Buffer.from(head, "hex"), rest]) },
        chunkStream.video,
        4096,
      ),
    );
  const after = fc.array(fc.oneof({ weight: 8, arbitrary: tag }, { weight: 1, arbitrary: payload }), {
    maxLength: 20,
  });
  const flips = fc.array(fc.tuple(fc.nat(greeting.length - 1), fc.nat(255)), { maxLength: 3 });
  let reached = 0;
  fc.assert(
    fc.property(flips, after, (changes, messages) => {
      const begin = Buffer.from(greeting);
      for (const [at, value] of changes) begin[at] = value;
      const programme = createProgramme({ clock: new HeldClock(), send: (frame) => frame.chunks(1) });
      const source = programme.open();
      const session = createIngestSession(path, {
        ...{ send: () => undefined, published: () => undefined, ended: () => undefined },
        tag: (one) => {
          reached++;
          source.tag(one);
        },
      });
      try {
        for (const bytes of [begin, ...messages]) session.receive(bytes);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(RtmpProtocolError);
      }
      programme.report();
      programme.close();
    }),
    { numRuns: 300 },
  );
  expect(reached).toBeGreaterThan(50);
});

test("a stranger who has not named the key cannot have memory set aside for a picture", () => {
  const session = createIngestSession(
    { app: "app", key: "k" },
    { send: () => undefined, published: () => undefined, tag: () => undefined, ended: () => undefined },
  );
  session.receive(Buffer.concat([Buffer.of(3), Buffer.alloc(1536), Buffer.alloc(1536)]));
  const huge = Buffer.from("06000000100000090100000000", "hex");
  expect(() => session.receive(huge)).toThrow("message of");
});
