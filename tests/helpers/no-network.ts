import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { chmod, writeFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What the kernel counted in a network namespace since it was made. */
export interface NetworkCounts {
  /** Packets and connections that found no way out: whatever tried to reach another computer. */
  withoutRoute: number;
  /** Datagrams sent, to this computer too: a look-up of a name is one. */
  datagrams: number;
  /** Local addresses of all sockets, such as `127.0.0.1:18520`. */
  sockets: string[];
}

/** A network of its own with nothing in it but this computer itself. */
export interface NoNetwork {
  /** Words to be put before a command to run it in there; the process keeps its id. */
  readonly enter: readonly string[];
  counts(): NetworkCounts;
  /** Writes a program that runs another one in there, for callers that take nothing but a path. */
  programFor(program: string, file: string): Promise<string>;
  close(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;
/**
 * Loopback is down in a new namespace. There is no IPv6 in it: a browser looks for a way to one such address by itself to
 * learn whether there is any. The shell stays for as long as its input is open.
 */
const hold = [
  "{ echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6; } 2>/dev/null",
  "{ ip link set lo up || ifconfig lo up; } && echo up && read -r end",
].join("\n");
const unshare = ["unshare", ...(isRoot ? ["--net"] : ["--map-root-user", "--net"]), "--", "sh", "-c"];

/** Why no such network can be made here; null where it can. */
export async function whyNoNetwork(): Promise<string | null> {
  const [program = "", ...words] = unshare;
  return await run(program, [...words, "ip link set lo up || ifconfig lo up"], {
    env: { ...process.env, PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin` },
  }).then(
    () => null,
    (thrown: Error) => thrown.message.trim(),
  );
}

const read = (pid: number, name: string): string => {
  try {
    return readFileSync(`/proc/${pid}/net/${name}`, "utf8");
  } catch {
    // A kernel without IPv6 has half of them.
    return "";
  }
};

/** A figure of `/proc/net/snmp`: a line of names, and below it one of values. */
function countOf(snmp: string, group: string, name: string): number {
  const [names = [], values = []] = snmp
    .split("\n")
    .filter((line) => line.startsWith(`${group}:`))
    .map((line) => line.split(" "));
  return Number(values[names.indexOf(name)] ?? Number.NaN);
}

const countOf6 = (snmp6: string, name: string): number =>
  Number(new RegExp(`^${name}\\s+(\\d+)`, "m").exec(snmp6)?.[1] ?? 0);

/** `0100007F:485C` is `127.0.0.1:18524`; of IPv6 only the two addresses that matter are spelt out. */
function addressOf(hex: string): string {
  const [address = "", port = ""] = hex.split(":");
  const shown = Number.parseInt(port, 16);
  if (address.length > 8) {
    const named = { [`${"0".repeat(24)}01000000`]: "::1", ["0".repeat(32)]: "::" }[address];
    // An IPv4 connection of an IPv6 socket.
    const within = /^0{16}FFFF0000(.{8})$/.exec(address)?.[1];
    return within === undefined ? `[${named ?? address}]:${shown}` : addressOf(`${within}:${port}`);
  }
  const bytes = address.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  return `${bytes.toReversed().join(".")}:${shown}`;
}

const socketsOf = (pid: number): string[] =>
  ["tcp", "tcp6", "udp", "udp6"].flatMap((name) =>
    read(pid, name)
      .split("\n")
      .slice(1)
      .flatMap((line) => line.trim().split(/\s+/)[1] ?? [])
      .filter((address) => address.includes(":"))
      .map(addressOf),
  );

/** Makes a network namespace with loopback up and no way out of it. Needs Linux; see `whyNoNetwork`. */
export async function startNoNetwork(): Promise<NoNetwork> {
  const [program = "", ...words] = unshare;
  const child = spawn(program, [...words, hold], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin` },
  });
  const ended = once(child, "close");
  const isUp = await Promise.race([once(child.stdout, "data").then(() => true), ended.then(() => false)]);
  const pid = child.pid ?? 0;
  if (!isUp) throw new Error("no network namespace could be made");
  const asRoot = ["nsenter", `--net=/proc/${pid}/ns/net`, "--"];
  const asUser = ["nsenter", "--target", String(pid), "--user", "--net", "--preserve-credentials", "--"];
  const enter = isRoot ? asRoot : asUser;
  return {
    enter,
    counts() {
      const snmp = read(pid, "snmp");
      const snmp6 = read(pid, "snmp6");
      return {
        withoutRoute: countOf(snmp, "Ip", "OutNoRoutes") + countOf6(snmp6, "Ip6OutNoRoutes"),
        datagrams: countOf(snmp, "Udp", "OutDatagrams") + countOf6(snmp6, "Udp6OutDatagrams"),
        sockets: socketsOf(pid),
      };
    },
    async programFor(target, file) {
      await writeFile(file, `#!/bin/sh\nexec ${enter.join(" ")} ${target} "$@"\n`);
      await chmod(file, 0o755);
      return file;
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
