import type { ChildSpec } from "./supervisor";

/**
 * Runs one of our own entry files with the Node we run on ourselves: Electron's binary is told to be plain Node.
 * `entry` is an absolute path.
 */
export const nodeChild = (entry: string, args: readonly string[] = []): ChildSpec => ({
  command: process.execPath,
  args: [entry, ...args],
  env: process.versions.electron === undefined ? process.env : { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
  hasChannel: true,
});
