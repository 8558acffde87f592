import { spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { posix } from "node:path";
import { StudioError } from "../../../preload/contract";

/** How a file is shown: a program and its arguments, never a line for a shell. */
export interface RevealPlan {
  command: string;
  args: string[];
  /** Windows' Explorer reads its line by its own rules: it is quoted here, and by nobody else. */
  isVerbatim: boolean;
  /** Explorer ends with 1 even when it has done it. */
  saysHowItEnded: boolean;
}

/** This computer, as far as showing files goes. */
export interface RevealSystem {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** Resolves with whether it could be done. */
  run(plan: RevealPlan): Promise<boolean>;
}

/** How a file is shown in the system's file manager; null where the system has no screen to show it on. */
export function revealPlan(
  path: string,
  { platform, env }: Pick<RevealSystem, "platform" | "env">,
): RevealPlan | null {
  const plain = { isVerbatim: false, saysHowItEnded: true };
  // No path of Windows holds a quotation mark.
  if (platform === "win32")
    return { command: "explorer.exe", args: [`/select,"${path}"`], isVerbatim: true, saysHowItEnded: false };
  if (platform === "darwin") return { ...plain, command: "open", args: ["-R", path] };
  // Without a screen, xdg-open would look for a browser of text.
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return null;
  return { ...plain, command: "xdg-open", args: [posix.dirname(path)] };
}

/** A file manager that has not failed by then is open. Milliseconds. */
const longEnough = 3000;

/** Starts it as a program of its own, and waits until it is plain whether it can be done. */
export const runReveal = ({ command, args, isVerbatim, saysHowItEnded }: RevealPlan): Promise<boolean> =>
  new Promise((resolve) => {
    const options = { detached: true, stdio: "ignore", windowsVerbatimArguments: isVerbatim } as const;
    const child = spawn(command, args, options);
    const timer = setTimeout(() => resolve(true), longEnough);
    const end = (isDone: boolean) => {
      clearTimeout(timer);
      resolve(isDone);
    };
    child.once("error", () => end(false));
    child.once("exit", (code) => end(!saysHowItEnded || code === 0));
    child.unref();
  });

export const thisSystem: RevealSystem = { platform: process.platform, env: process.env, run: runReveal };

/** Shows a file in the file manager. @throws StudioError `made.gone` or `made.no-file-manager`, with the path */
export async function reveal(path: string, system: RevealSystem = thisSystem): Promise<void> {
  if ((await stat(path).catch(() => null)) === null) throw new StudioError("made.gone", { params: { path } });
  const plan = revealPlan(path, system);
  if (plan === null || !(await system.run(plan)))
    throw new StudioError("made.no-file-manager", { params: { path } });
}
