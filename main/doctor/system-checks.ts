import { randomUUID } from "node:crypto";
import { readdir, rm, stat, statfs } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { redactAddress } from "../core";
import { writeAtomic } from "../storage";
import { judgeDisk } from "./judge";
import type { Finding } from "./line";

const reasonOf = (thrown: unknown): string => {
  if (thrown instanceof Error && "code" in thrown) return String(thrown.code);
  return thrown instanceof Error ? thrown.message : String(thrown);
};

/** The nearest folder above that is there: a data folder is made only when something is saved. */
async function existing(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  const above = dirname(path);
  return found !== null || above === path ? path : existing(above);
}

/** Free space where recordings go. `kbps` is picture and sound together. */
export async function checkDisk(folder: string, kbps: number): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(await existing(folder));
    return judgeDisk(bavail * bsize, kbps);
  } catch (thrown) {
    return {
      topic: "disk",
      status: "warning",
      code: "doctor.disk-unknown",
      params: { reason: reasonOf(thrown) },
    };
  }
}

/** Writes a file of its own into the data folder and removes it: permissions alone say too little on Windows. */
export async function checkFolder(path: string): Promise<Finding> {
  const file = join(path, `.probe-${randomUUID()}`);
  try {
    await writeAtomic(file, "");
    return { topic: "folder", status: "ok", code: "doctor.folder-ok", params: { path } };
  } catch {
    return { topic: "folder", status: "error", code: "doctor.folder-unwritable", params: { path } };
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
}

/** The weights that cards are drawn with. */
export const neededFonts = [
  "NotoSansSC_400Regular.ttf",
  "NotoSansSC_500Medium.ttf",
  "NotoSansSC_700Bold.ttf",
] as const;

export async function checkFonts(folder: string): Promise<Finding> {
  const there: string[] = await readdir(folder).catch(() => []);
  const missing = neededFonts.filter((file) => !there.includes(file));
  if (missing.length === 0) {
    return { topic: "fonts", status: "ok", code: "doctor.fonts-ok", params: { count: neededFonts.length } };
  }
  return {
    topic: "fonts",
    status: "error",
    code: "doctor.fonts-missing",
    params: { files: missing.join(", ") },
  };
}

/** Whether a program may listen on loopback at all: the relay and the browser host both must. */
export function checkPorts(): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (thrown) =>
      resolve({
        topic: "ports",
        status: "error",
        code: "doctor.ports-blocked",
        params: { reason: reasonOf(thrown) },
      }),
    );
    server.listen(0, "127.0.0.1", () => {
      server.close(() => resolve({ topic: "ports", status: "ok", code: "doctor.ports-ok" }));
    });
  });
}

const reachMilliseconds = 5000;
const defaultPorts: Readonly<Record<string, number>> = { "rtmp:": 1935, "rtmps:": 443 };

/** Whether a destination's server takes a connection. Nothing is sent, so no key is needed. */
export function checkReach({
  id,
  name,
  server,
}: {
  id: string;
  name: string;
  server: string;
}): Promise<Finding> {
  const address = URL.canParse(server) ? new URL(server) : null;
  const begun = performance.now();
  const trouble = (reason: string): Finding => ({
    topic: "upload",
    subject: id,
    status: "error",
    code: "doctor.upload-unreachable",
    params: { name, reason },
  });
  if (address === null) return Promise.resolve(trouble(redactAddress(server)));
  const port = Number(address.port) || (defaultPorts[address.protocol] ?? 1935);
  return new Promise((resolve) => {
    const socket = connect({ host: address.hostname.replace(/^\[|\]$/g, ""), port });
    const end = (finding: Finding) => {
      socket.destroy();
      resolve(finding);
    };
    socket.setTimeout(reachMilliseconds, () => end(trouble("ETIMEDOUT")));
    socket.once("error", (thrown) => end(trouble(reasonOf(thrown))));
    socket.once("connect", () => {
      const milliseconds = Math.round(performance.now() - begun);
      end({
        topic: "upload",
        subject: id,
        status: "ok",
        code: "doctor.upload-ok",
        params: { name, milliseconds },
      });
    });
  });
}

/** Where the screens are shown. */
export function checkHost(): Finding {
  const { electron } = process.versions;
  if (electron === undefined) return { topic: "host", status: "ok", code: "doctor.host-browser" };
  return { topic: "host", status: "ok", code: "doctor.host-electron", params: { version: electron } };
}
