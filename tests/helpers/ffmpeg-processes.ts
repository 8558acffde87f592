import { readdirSync, readFileSync } from "node:fs";

interface Process {
  pid: number;
  parent: number;
  name: string;
}

function processOf(pid: number): Process | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name is in brackets and may hold anything, a bracket too.
    const end = stat.lastIndexOf(")");
    const parent = Number(stat.slice(end + 2).split(" ")[1]);
    return { pid, parent, name: stat.slice(stat.indexOf("(") + 1, end) };
  } catch {
    return null;
  }
}

/** The ffmpegs that a process started, itself or through others, and that run now (Linux). */
export function ffmpegsOf(root: number): number[] {
  const all = readdirSync("/proc").flatMap((name) =>
    /^\d+$/.test(name) ? (processOf(Number(name)) ?? []) : [],
  );
  const parents = new Map(all.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (at === root) return true;
    return false;
  };
  return all.filter(({ pid, name }) => name === "ffmpeg" && isOurs(pid)).map(({ pid }) => pid);
}
