import { execFile } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";

/** The computer as discovery sees it, so that every platform can be tested on any. */
export interface SystemView {
  platform: "win32" | "darwin" | "linux";
  env: Readonly<Record<string, string | undefined>>;
  home: string;
  /** A file's bytes, or null where it is not there or may not be read. */
  read(path: string): Promise<Buffer | null>;
  /** Names in a folder; none where it is not there. */
  list(folder: string): Promise<string[]>;
  exists(path: string): Promise<boolean>;
  /** A short command's standard output, or null when it fails or is not there. */
  run(command: string, args: string[]): Promise<string | null>;
}

const runTimeoutMilliseconds = 6000;

const known = (platform: NodeJS.Platform): SystemView["platform"] =>
  platform === "win32" || platform === "darwin" ? platform : "linux";

/** This computer. `env` decides where settings lie, so a test can point it at a HOME of its own. */
export function realSystem(env: Readonly<Record<string, string | undefined>> = process.env): SystemView {
  return {
    platform: known(process.platform),
    env,
    home: (process.platform === "win32" ? env.USERPROFILE : env.HOME) ?? homedir(),
    read: (path) => readFile(path).catch(() => null),
    list: (folder) => readdir(folder).catch(() => []),
    exists: (path) =>
      stat(path).then(
        () => true,
        () => false,
      ),
    run: (command, args) =>
      new Promise((resolve) => {
        const options = { timeout: runTimeoutMilliseconds, windowsHide: true, env: { ...env } };
        execFile(command, args, options, (error, output) => resolve(error ? null : output));
      }),
  };
}
