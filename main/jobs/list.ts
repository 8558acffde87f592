import { isJobOver, type JobState, StudioError } from "../../preload/contract";
import type { JobSpec, StudioContext } from "../core";

/** So many that have ended stay on the list; older ones go by themselves. */
const keptEnded = 20;

/** `state.jobs`, the newest first. */
export interface JobList {
  note(id: string, spec: Pick<JobSpec, "kind" | "title" | "recording">): void;
  change(id: string, values: Partial<JobState>): void;
  /** Takes down how one ended, and lets the oldest ended ones go. */
  end(id: string, values: Partial<JobState>): void;
  remove(id: string): void;
  /** @throws StudioError `jobs.unknown` */
  find(id: string): JobState;
}

export function createJobList({ store, clock }: Pick<StudioContext, "store" | "clock">): JobList {
  function change(id: string, values: Partial<JobState>) {
    store.update((draft) => {
      const job = draft.jobs.find((other) => other.id === id);
      if (job !== undefined) Object.assign(job, values);
    });
  }
  return {
    change,
    note(id, { kind, title, recording }) {
      store.update((draft) => {
        draft.jobs.unshift({
          ...{ id, kind, title, recording },
          ...{ status: "waiting", progress: 0, leftSeconds: null, files: [], error: null },
          startedAt: clock.now(),
        });
      });
    },
    end(id, values) {
      change(id, { leftSeconds: null, ...values });
      store.update((draft) => {
        const old = new Set(
          draft.jobs
            .filter(isJobOver)
            .slice(keptEnded)
            .map((job) => job.id),
        );
        if (old.size > 0) draft.jobs = draft.jobs.filter((job) => !old.has(job.id));
      });
    },
    remove(id) {
      store.update((draft) => {
        draft.jobs = draft.jobs.filter((job) => job.id !== id);
      });
    },
    find(id) {
      const job = store.get().jobs.find((other) => other.id === id);
      if (job === undefined) throw new StudioError("jobs.unknown");
      return job;
    },
  };
}
