import type { SystemView } from "../../../main/obs";

export interface FakeSystem extends Partial<Pick<SystemView, "platform" | "env" | "home">> {
  /** Files by path. */
  files?: Record<string, string>;
  /** Paths that exist without content. */
  there?: string[];
  /** Output by command line. */
  commands?: Record<string, string>;
}

/** A computer made of a table, so that each system's rules can be tried on any. */
export function fakeSystem({ files = {}, there = [], commands = {}, ...rest }: FakeSystem): SystemView {
  const separator = rest.platform === "win32" ? "\\" : "/";
  return {
    platform: "linux",
    env: {},
    home: "/home/wang",
    read: async (path) => (path in files ? Buffer.from(files[path] ?? "") : null),
    list: async (folder) => [
      ...new Set(
        Object.keys(files)
          .filter((path) => path.startsWith(folder + separator))
          .map((path) => path.slice(folder.length + 1).split(separator)[0] ?? ""),
      ),
    ],
    exists: async (path) => path in files || there.includes(path),
    run: async (command, args) => commands[[command, ...args].join(" ")] ?? null,
    ...rest,
  };
}
