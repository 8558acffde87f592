import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createServerSecrets } from "../../../main/relay";
import type { RelayConfig, RelayReport } from "../../../main/relay/core/config";
import { createNginxCarrier, uplinkId } from "../../../main/relay/nginx/carrier";
import type { Carrier, CarrierEvents } from "../../../main/relay/studio/carrier";
import { testContext } from "../../helpers/context";
import { memorySecrets } from "../../helpers/memory-secrets";
import { until } from "../../helpers/until";

const stat = (isFed: boolean) => {
  const feed = `<live><stream><name>show</name>${isFed ? "<publishing/>" : ""}</stream></live>`;
  const apps = `<application><name>a</name></application>`;
  return `<rtmp><server><application><name>live</name>${feed}</application></server><server>${apps}</server></rtmp>`;
};

/** A control door whose server holds a dead publisher: a real one cannot be made to have one on demand. */
async function controlDoor() {
  const orders: string[] = [];
  const door = { orders, isFed: true, isOpen: true, address: "", close: async () => {} };
  const server = createServer((request, response) => {
    const order = `${request.method} ${request.url}`;
    if (order === "GET /stat") {
      response.end(stat(door.isFed));
      return;
    }
    orders.push(order);
    response.end(request.method === "GET" && door.isOpen ? "open" : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  door.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  door.close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  onTestFinished(() => door.close());
  return door;
}

type Status = RelayReport["destinations"][number]["status"];

/** The studio's own relay, as found at work with these destinations. */
function foundRelay(ids: string[]) {
  const calls: string[] = [];
  let events: CarrierEvents | null = null;
  const report = (id: string, status: Status): RelayReport => ({
    ...{ isSourceActive: true, incomingKbps: 2600, video: null, audio: null },
    ...{ showing: "live", slateReason: null, slate: "ready" },
    destinations: [
      {
        ...{ id, status, since: 0, publishedAt: 0, outgoingKbps: 0, sentBytes: 0, droppedFrames: 0 },
        ...{ queuedBytes: 0, reconnects: 0, roundTripMs: null, closesAt: null },
        ...{ trouble: null, isTroubled: status !== "publishing" },
      },
    ],
  });
  const note = (what: string) => (id: unknown) => void calls.push(`${what} ${String(id)}`);
  const carrier: Carrier = {
    start: async () => ({ server: "", key: "" }),
    find: async () => ({
      ...{ show: { id: "s", startedAt: 1 }, listen: { host: "127.0.0.1", port: 1, app: "x", key: "y" } },
      ...{ destinationIds: ids, isSlateAsked: false, report: report(ids[0] ?? "", "publishing") },
    }),
    adopt: ({ destinations }: RelayConfig) => {
      calls.push(`adopt ${destinations.map(({ id }) => id).join()}`);
      return { server: "rtmp://127.0.0.1:1/x", key: "y" };
    },
    has: (id) => ids.includes(id),
    ...{ add: note("add"), remove: note("remove"), restart: note("restart"), order: note("order") },
    ...{ slate: note("slate"), makesRoom: note("makesRoom") },
    stop: async () => void calls.push("stop"),
    pid: 7,
  };
  return {
    calls,
    make: (own: CarrierEvents) => {
      events = own;
      return carrier;
    },
    say: (id: string, status: Status) => events?.report(report(id, status)),
    replaced: () => events?.replaced?.(),
  };
}

async function found(ids: string[]) {
  const door = await controlDoor();
  const context = testContext();
  const secrets = memorySecrets();
  await createServerSecrets(secrets)["relay.secrets"]({ ingestKey: "k", controlToken: "t" });
  context.store.update((draft) => {
    draft.settings.relay.nginx = { ingest: "rtmp://127.0.0.1/live", control: door.address };
  });
  const reports: RelayReport[] = [];
  const events = { report: (report: RelayReport) => void reports.push(report), crashed: () => undefined };
  const relay = foundRelay(ids);
  const carrier = createNginxCarrier(context, secrets, events, relay.make);
  const description = await carrier.find?.();
  const { show, listen } = description ?? {
    show: { id: "", startedAt: 0 },
    listen: { host: "", port: 0, app: "", key: "" },
  };
  const config: RelayConfig = {
    ...{ listen, destinations: [], slate: null, makesRoom: true, show: { ...show, log: null } },
  };
  carrier.adopt?.(config);
  const last = () =>
    reports.at(-1)?.destinations.map(({ id, status, trouble }) => [id, status, trouble?.code]);
  return { context, door, relay, carrier, reports, last };
}

test("a dead connection that holds the server's ingest is cut, and ours tried again at once", async () => {
  const { context, door, relay, last } = await found([uplinkId]);
  expect(relay.calls).toEqual([`adopt ${uplinkId}`]);
  relay.say(uplinkId, "refused");
  context.clock.advance(0);
  await until("it is cut", () => door.orders.includes("POST /control/drop/publisher?srv=0&app=live"));
  await until("ours is tried", () => relay.calls.includes(`restart ${uplinkId}`));
  relay.say(uplinkId, "retrying");
  expect(last()).toEqual([["a", "retrying", "relay.nginx-line"]]);
});

test("a server that cannot be asked leaves the last state, with words; replaced, nothing is asked any more", async () => {
  const { context, door, relay, last } = await found([uplinkId]);
  relay.say(uplinkId, "publishing");
  context.clock.advance(0);
  await until("it is seen", () => last()?.[0]?.[0] === "a");
  await door.close();
  await until("it is said", () => {
    context.clock.advance(2000);
    return last()?.[0]?.[2] === "relay.nginx-unseen";
  });
  expect(last()?.[0]?.[1]).toBe("connecting");
  relay.replaced();
  const before = JSON.stringify(last());
  relay.say(uplinkId, "retrying");
  expect(JSON.stringify(last())).toBe(before);
});

test("a relay found at work that knows no server is nothing but that relay", async () => {
  const { door, relay, carrier, last } = await found(["kuaishou"]);
  carrier.remove("kuaishou");
  carrier.restart("kuaishou");
  carrier.slate(true);
  relay.say("kuaishou", "publishing");
  expect(relay.calls).toEqual(["adopt ", "remove kuaishou", "restart kuaishou", "slate true"]);
  expect(last()).toEqual([["kuaishou", "publishing", undefined]]);
  await carrier.stop();
  expect(relay.calls.at(-1)).toBe("stop");
  expect(door.orders).toEqual([]);
});
