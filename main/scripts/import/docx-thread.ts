import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";

/** The longest a document is read. Half a million characters take two seconds on two cores. */
const limitMilliseconds = 60_000;

/**
 * Runs in a thread of its own: reading a long document is one computation of seconds, and the show goes on
 * meanwhile. Pictures are not read; each leaves an empty mark that is counted.
 */
const threadCode = `
const { parentPort, workerData } = require("node:worker_threads");
const mammoth = require(workerData.library);
const bytes = workerData.bytes;
mammoth.convertToHtml(
  { arrayBuffer: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
  {
    styleMap: workerData.styleMap,
    includeEmbeddedStyleMap: false,
    convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
  },
).then(({ value }) => parentPort.postMessage({ html: value }))
  .catch((error) => parentPort.postMessage({ error: String(error && error.message || error) }))
  .finally(() => parentPort.close());
`;

/** Headings of Chinese Word and WPS, and the title that an exported script has. */
const styleMap = [
  "p[style-name='Title'] => h1.script-title:fresh",
  "p[style-name='title'] => h1.script-title:fresh",
  "p[style-name='标题'] => h1.script-title:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='标题 ${level}'] => h${level}:fresh`),
];

/** A thread cannot read from the packed app's archive; the packer puts the library beside it, as one file. */
const libraryPath = () =>
  createRequire(import.meta.url)
    .resolve("mammoth/mammoth.browser.min.js")
    .replace(/([\\/])app\.asar([\\/])/, "$1app.asar.unpacked$2");

/** Why a thread gave no document: it was too slow or took too much memory, or the document is broken. */
export class DocxThreadError extends Error {
  readonly exhausted: boolean;

  constructor(message: string, exhausted: boolean) {
    super(message);
    this.exhausted = exhausted;
  }
}

/** A Word document as HTML. @throws DocxThreadError */
export function docxToHtml(bytes: Buffer): Promise<string> {
  const worker = new Worker(threadCode, {
    eval: true,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
    workerData: { library: libraryPath(), bytes, styleMap },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise<string>((resolve, reject) => {
    timer = setTimeout(() => reject(new DocxThreadError("it took too long", true)), limitMilliseconds);
    worker.once("exit", () => reject(new DocxThreadError("the thread ended", false)));
    worker.once("error", (error: Error) =>
      reject(new DocxThreadError(error.message, /memory/i.test(error.message))),
    );
    worker.on("message", (message: { html: string } | { error: string }) => {
      if ("html" in message) resolve(message.html);
      else reject(new DocxThreadError(message.error, false));
    });
  }).finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}
