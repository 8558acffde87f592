import { spawn } from "node:child_process";
import { connect } from "node:net";
import { StudioError } from "../../../preload/contract";
import { type Clock, sleep } from "../../core";
import type { SystemView } from "../system";
import type { LaunchPlan } from "./plan";

/** Whether something listens there. Answers within a second. */
export const portAnswers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });

/**
 * Starts OBS as a process of its own that outlives the studio.
 * @throws StudioError `obs.launch-failed` when the program cannot be run.
 */
export function startDetached(plan: LaunchPlan, system: SystemView): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(plan.command, plan.args, {
      detached: true,
      stdio: "ignore",
      env: { ...system.env },
      ...(plan.folder === null ? {} : { cwd: plan.folder }),
    });
    child.once("error", (cause) => {
      reject(new StudioError("obs.launch-failed", { params: { detail: cause.message }, cause }));
    });
    child.once("spawn", () => {
      child.unref();
      resolve();
    });
  });
}

/** Waits for the port; true as soon as it answers, false when the time is over. */
export async function awaitPort(clock: Clock, port: number, timeoutMilliseconds: number): Promise<boolean> {
  const deadline = clock.now() + timeoutMilliseconds;
  while (clock.now() < deadline) {
    if (await portAnswers("127.0.0.1", port)) return true;
    await sleep(clock, 250);
  }
  return false;
}
