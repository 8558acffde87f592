import { connect, createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../../main/core";
import { Relay } from "../../../main/relay/core/relay";
import { openIngest } from "../../../main/relay/ingest/server";
import { createIngestSession } from "../../../main/relay/ingest/session";
import type { Programme } from "../../../main/relay/programme/programme";
import { splitAddress } from "../../../main/relay/publisher/address";
import { Publisher } from "../../../main/relay/publisher/publisher";
import { createPublishSession } from "../../../main/relay/publisher/session";
import { encodeCommand, ownChunkSize, statusCommand } from "../../../main/relay/rtmp/commands";
import { HeldClock } from "../../helpers/context";
import { until } from "../../helpers/until";

function addressOf(port: number) {
  const address = splitAddress(`rtmp://127.0.0.1:${port}/app`, "key");
  if (address === null) throw new Error("address");
  return address;
}

test("a source that says goodbye is over at once, and is hung up on if it does not hang up itself", async () => {
  const closed: number[] = [];
  const source = { tag: () => undefined, close: () => void closed.push(Date.now()) };
  const ingest = await openIngest(
    { host: "127.0.0.1", port: 0, app: "app", key: "key" },
    {
      clock: systemClock,
      programme: { open: () => source } as unknown as Programme,
      changed: () => undefined,
    },
  );
  onTestFinished(() => ingest.close());
  const socket = connect({ port: ingest.port, host: "127.0.0.1", allowHalfOpen: true });
  onTestFinished(() => void socket.destroy());
  let isReady = false;
  const session = createPublishSession(addressOf(ingest.port), "publish", {
    send: (bytes) => void socket.write(bytes),
    ready: () => {
      isReady = true;
    },
    step: () => undefined,
    refused: () => undefined,
    acknowledged: () => undefined,
  });
  let isCut = false;
  socket.on("data", (bytes) => session.receive(bytes));
  socket.on("error", () => undefined);
  socket.once("connect", () => session.start());
  socket.once("close", () => {
    isCut = true;
  });
  await until("it publishes", () => isReady && ingest.isPublishing());
  socket.write(session.farewell());
  await until("its source is closed", () => closed.length === 1);
  expect(ingest.isPublishing()).toBe(false);
  expect(isCut).toBe(false);
  // What is written to a socket that is gone tells it so.
  await until("it is hung up on", () => {
    if (!isCut) socket.write(Buffer.of(0xc3));
    return isCut;
  });
  expect(closed).toHaveLength(1);
});

test("a server that refuses and says yes in the same breath has refused", async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
    const session = createIngestSession(
      { app: "app", key: "another key" },
      {
        send: (bytes) => void socket.write(bytes),
        published: () => undefined,
        tag: () => undefined,
        ended: () =>
          void socket.write(
            encodeCommand(statusCommand("status", "NetStream.Publish.Start", ""), 1, ownChunkSize),
          ),
      },
    );
    socket.on("data", (bytes) => {
      // Both answers leave in one piece.
      socket.cork();
      session.receive(bytes);
      socket.uncork();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const place = server.address();
  const clock = new HeldClock();
  const publisher = new Publisher(addressOf(typeof place === "object" && place ? place.port : 0), {
    ...{ clock, graceMs: null, changed: () => undefined },
  });
  onTestFinished(() => publisher.close());
  await until("it is refused", () => publisher.report().status === "refused");
  clock.advance(2_000);
  expect(publisher.report()).toMatchObject({ status: "refused", isTroubled: true });
  clock.advance(7_000);
  await until("it is tried again", () => sockets.length === 2);
});

test("a fault in one look at the destinations is not the last look", async () => {
  const clock = new HeldClock();
  let reports = 0;
  const relay = new Relay(clock, () => {
    if (++reports === 2) throw new Error("a fault");
  });
  await relay.start({
    listen: { host: "127.0.0.1", port: 0, app: "app", key: "key" },
    ...{ destinations: [], slate: null, makesRoom: false, show: { id: "test", startedAt: 0, log: null } },
  });
  onTestFinished(() => relay.stop());
  expect(() => clock.advance(1_000)).toThrow("a fault");
  clock.advance(3_000);
  expect(reports).toBeGreaterThan(3);
});
