import fc from "fast-check";
import { expect, test } from "vitest";
import { createIngestSession } from "../../../main/relay/ingest/session";
import { createFrame, noHeaders } from "../../../main/relay/programme/frame";
import type { SourceTag } from "../../../main/relay/programme/programme";
import { splitAddress } from "../../../main/relay/publisher/address";
import { createPublishSession, type PublishGoal } from "../../../main/relay/publisher/session";
import type { Trouble } from "../../../main/relay/publisher/trouble";

interface Conversation {
  steps: string[];
  tags: SourceTag[];
  streamId: number;
  trouble: Trouble | null;
  isEnded: boolean;
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
    ...{ steps: [], tags: [], streamId: 0, trouble: null, isEnded: false },
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
  });
  session.start();
  expect(() => session.receive(Buffer.from("HTTP/1.1 400"))).toThrow("handshake version");
});
