import { randomUUID } from "node:crypto";
import {
  type HandlersFor,
  isJobOver,
  type JobState,
  StudioError,
  toEnvelope,
  toStudioError,
} from "../../preload/contract";
import type { JobControl, JobSpec, Jobs, StudioContext } from "../core";
import { createJobList } from "./list";
import { createPlaces } from "./places";
import { createProgressMeter } from "./progress";

/** More adds nothing on two cores, and a show may begin at any time. */
const jobsAtOnce = 2;

/** What work is given that may have to wait for something before it goes on. */
export interface PatientControl extends JobControl {
  /**
   * Gives its place to others until something has happened, and takes one again; shown as waiting meanwhile.
   * Rejects as soon as the work is called off.
   */
  aside(until: Promise<unknown>): Promise<void>;
}

export interface PatientSpec extends Omit<JobSpec, "work"> {
  work(control: PatientControl): Promise<string[]>;
}

export interface JobsService extends Jobs {
  readonly handlers: HandlersFor<"job.cancel" | "job.dismiss">;
  run(spec: PatientSpec): { id: string; done: Promise<string[]> };
  /** Calls off all work on a recording; resolves when it has really ended. */
  cancelOf(recording: string): Promise<void>;
  /** Calls everything off and takes no more; resolves when all has ended. */
  close(): Promise<void>;
}

interface Running {
  spec: PatientSpec;
  abort: AbortController;
  ended: Promise<unknown>;
}

/** Long work in `state.jobs`, newest first: two at once, each with its progress, to be called off at any time. */
export function createJobs(context: StudioContext): JobsService {
  const { store, clock, log } = context;
  const list = createJobList(context);
  const places = createPlaces(jobsAtOnce);
  const running = new Map<string, Running>();
  let isClosed = false;

  function end(id: string, values: Partial<JobState>) {
    running.delete(id);
    list.end(id, values);
  }

  async function work(id: string, spec: PatientSpec, signal: AbortSignal): Promise<string[]> {
    let hasPlace = false;
    const enter = async () => {
      await places.enter(signal);
      hasPlace = true;
      list.change(id, { status: "running" });
    };
    const leave = () => {
      if (hasPlace) places.leave();
      hasPlace = false;
    };
    try {
      await enter();
      return await spec.work({
        signal,
        progress: createProgressMeter(clock, (report) => list.change(id, report)),
        async aside(until) {
          leave();
          list.change(id, { status: "waiting", leftSeconds: null });
          await orAborted(until, signal);
          await enter();
        },
      });
    } finally {
      leave();
    }
  }

  /** Takes down how work ended; gives its error as callers and users are told it. */
  function failed(id: string, { title, kind }: PatientSpec, thrown: unknown, aborted: boolean): StudioError {
    const error = toStudioError(thrown);
    if (aborted || error.code === "core.cancelled") {
      end(id, { status: "cancelled" });
      return new StudioError("core.cancelled", { params: { what: title }, cause: thrown });
    }
    log.warn({ err: error, job: kind }, "A job failed");
    const { message, hint } = toEnvelope(error, store.get().settings.language);
    end(id, { status: "failed", error: { message, hint } });
    return error;
  }

  function run(spec: PatientSpec) {
    const id = randomUUID();
    const abort = new AbortController();
    const cancelled = new StudioError("core.cancelled", { params: { what: spec.title } });
    list.note(id, spec);
    if (isClosed) abort.abort(cancelled);
    const done = work(id, spec, abort.signal).then(
      (files) => {
        end(id, { status: "done", progress: 1, files });
        return files;
      },
      (thrown: unknown) => {
        throw failed(id, spec, thrown, abort.signal.aborted);
      },
    );
    // Whoever waits for it is told; where nobody does, the list has said it.
    const ended = done.catch(() => undefined);
    running.set(id, { spec, abort, ended });
    return { id, done };
  }

  async function cancel(ids: readonly string[]) {
    const found = ids.flatMap((id) => running.get(id) ?? []);
    for (const { abort, spec } of found)
      abort.abort(new StudioError("core.cancelled", { params: { what: spec.title } }));
    await Promise.all(found.map(({ ended }) => ended));
  }

  return {
    run,
    handlers: {
      "job.cancel": async ({ id }) => {
        list.find(id);
        await cancel([id]);
      },
      "job.dismiss": ({ id }) => {
        if (!isJobOver(list.find(id))) throw new StudioError("jobs.still-running");
        list.remove(id);
      },
    },
    cancelOf: (recording) =>
      cancel([...running].filter(([, { spec }]) => spec.recording === recording).map(([id]) => id)),
    async close() {
      isClosed = true;
      await cancel([...running.keys()]);
    },
  };
}

/** What a promise gives, or the signal's reason as soon as it is aborted. */
async function orAborted(until: Promise<unknown>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    await Promise.race([until, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
