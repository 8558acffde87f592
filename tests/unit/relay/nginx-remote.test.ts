import { expect, test } from "vitest";
import { type GateKeeper, NginxRemote } from "../../../main/relay/nginx/remote";
import { parseStat } from "../../../main/relay/nginx/stat";
import { StudioError } from "../../../preload/contract";

/** A server as its control door shows it; a real one cannot be made to fail between two requests. */
function server(open: string[] = []) {
  const gates = new Set(open);
  const orders: string[] = [];
  let isGone = false;
  const order = async (what: string, work: () => void = () => undefined) => {
    if (isGone) throw new StudioError("relay.nginx-gone", { params: { host: "h" } });
    orders.push(what);
    work();
  };
  const applications = ["a", "b"].map((name) => `<application><name>${name}</name></application>`).join("");
  const control: GateKeeper = {
    stat: async () => {
      await order("stat");
      return parseStat(`<rtmp><server></server><server>${applications}</server></rtmp>`);
    },
    open: (id) => order(`open ${id}`, () => gates.add(id)),
    close: (id) => order(`close ${id}`, () => gates.delete(id)),
    isOpen: async (id) => gates.has(id),
    drop: (block, id) => order(`drop ${block} ${id}`),
  };
  const taken = () => orders.splice(0).filter((one) => one !== "stat");
  return {
    ...{ gates, taken, remote: new NginxRemote(control) },
    setGone(on: boolean) {
      isGone = on;
    },
  };
}

test("gates are put as wanted, once, and shutting one cuts what runs", async () => {
  const { remote, gates, taken } = server(["b"]);
  remote.want("a");
  await remote.look();
  expect([...gates]).toEqual(["a"]);
  expect(taken()).toEqual(["open a", "close b", "drop 1 b"]);
  await remote.look();
  expect(taken()).toEqual([]);
  remote.restart("a");
  await remote.look();
  expect(taken()).toEqual(["drop 1 a"]);
  await remote.end();
  expect([...gates]).toEqual([]);
  expect(taken()).toEqual(["close a", "drop 1 a"]);
});

test("what a server that was gone did not hear is said again when it is back", async () => {
  const { remote, gates, taken, setGone } = server();
  await remote.settle();
  taken();
  setGone(true);
  remote.want("a");
  await expect(remote.look()).rejects.toMatchObject({ code: "relay.nginx-gone" });
  setGone(false);
  await remote.look();
  expect([...gates]).toEqual(["a"]);
});

test("a studio that comes back takes over the open gates instead of shutting them", async () => {
  const { remote, gates, taken } = server(["b"]);
  const learned: string[] = [];
  remote.learn((id) => learned.push(id));
  await remote.look();
  expect(learned).toEqual(["b"]);
  expect([...gates]).toEqual(["b"]);
  expect(taken()).not.toContain("close b");
});
