/** Where a command writes and what it may know of its surroundings, so that tests can stand in for a terminal. */
export interface CliIo {
  /** Writes to stdout, a line break added. */
  out(line: string): void;
  /** Writes to stderr, a line break added. */
  err(line: string): void;
  /** True when stdout is a terminal: results are then indented for reading. */
  readonly isTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All of stdin, for an input given as `-`. */
  readStdin(): Promise<string>;
  /** Calls back at Ctrl+C or when the system ends the process; returns a function that ends that. */
  onStop(callback: () => void): () => void;
}

async function readAll(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * `hongcun check … | head` closes our output once it has seen enough. That is no fault of the command, and a studio that
 * serves must not end because nobody reads its lines any more.
 */
function writeOnWhenNobodyReads(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
for (const stream of [process.stdout, process.stderr]) writeOnWhenNobodyReads(stream);

export const processIo: CliIo = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  isTerminal: process.stdout.isTTY === true,
  env: process.env,
  readStdin: readAll,
  onStop(callback) {
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
    for (const signal of signals) process.on(signal, callback);
    return () => {
      for (const signal of signals) process.off(signal, callback);
    };
  },
};
