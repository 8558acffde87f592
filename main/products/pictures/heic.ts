import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";

/** Pixels as red, green, blue and alpha, eight bits each. */
export interface DecodedPicture {
  pixels: Buffer;
  width: number;
  height: number;
}

/** A 12-megapixel photograph takes about a second on two cores. */
const limitMilliseconds = 60_000;

const hevcBrands = /^(?:heic|heix|hevc|hevx|heim|heis)$/;

/** Whether a file is a phone's HEIC: HEVC in a container that AVIF uses as well. */
export function isHeic(bytes: Buffer): boolean {
  if (bytes.length < 16 || bytes.toString("latin1", 4, 8) !== "ftyp") return false;
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  const brands = [bytes.toString("latin1", 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(bytes.toString("latin1", at, at + 4));
  return (
    hevcBrands.test(brands[0] ?? "") ||
    (/^m[is]f1$/.test(brands[0] ?? "") && brands.some((one) => hevcBrands.test(one)))
  );
}

/** How far into a file its colour profile is looked for; it stands among the notes in front of the picture. */
const notesLength = 1_000_000;

/** The colour profile of a HEIC file, or null; iPhones take pictures in Display P3, which is wider than sRGB. */
export function colourProfileOf(bytes: Buffer): Buffer | null {
  const at = bytes.subarray(0, notesLength).indexOf("colrprof", 0, "latin1");
  if (at < 4) return null;
  const profile = bytes.subarray(at + 8, at - 4 + bytes.readUInt32BE(at - 4));
  return profile.toString("latin1", 36, 40) === "acsp" ? profile : null;
}

/** Runs in a thread of its own: decoding is one long computation, and the show goes on meanwhile. */
const threadCode = `
const { parentPort, workerData } = require("node:worker_threads");
const decode = require(workerData.library);
async function work() {
  const images = await decode.all({ buffer: workerData.bytes });
  const { width, height } = images[0];
  parentPort.postMessage({ size: [width, height] });
  await new Promise((resolve) => parentPort.once("message", resolve));
  const { data } = await images[0].decode();
  parentPort.postMessage({ pixels: data, width, height }, [data.buffer]);
}
work().catch((error) => parentPort.postMessage({ error: String(error && error.message || error) }))
  .finally(() => parentPort.close());
`;

type Message =
  | { size: [width: number, height: number] }
  | { pixels: Uint8ClampedArray; width: number; height: number }
  | { error: string };

/** A thread cannot read from the packed app's archive; the packer puts the library beside it. */
const libraryPath = () =>
  createRequire(import.meta.url)
    .resolve("heic-decode")
    .replace(/([\\/])app\.asar([\\/])/, "$1app.asar.unpacked$2");

/**
 * Decodes the main picture of a HEIC file, turned as the file says. `check` sees its size before anything of it is
 * decoded, and may throw. Rejects when it is broken or of a kind that is not known.
 */
export function decodeHeic(
  bytes: Buffer,
  check: (width: number, height: number) => void,
): Promise<DecodedPicture> {
  const worker = new Worker(threadCode, {
    eval: true,
    stdout: true,
    stderr: true,
    workerData: { library: libraryPath(), bytes },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise<DecodedPicture>((resolve, reject) => {
    timer = setTimeout(() => reject(new Error("HEIC took too long")), limitMilliseconds);
    worker.once("exit", () => reject(new Error("HEIC thread ended")));
    worker.once("error", reject);
    worker.on("message", (message: Message) => {
      if ("error" in message) reject(new Error(message.error));
      else if ("pixels" in message) {
        const { pixels, width, height } = message;
        resolve({ pixels: Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength), width, height });
      } else {
        try {
          check(...message.size);
          worker.postMessage("go on");
        } catch (refusal) {
          reject(refusal);
        }
      }
    });
  }).finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}
