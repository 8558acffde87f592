/** Long work that shows how far it is and can be called off: remuxing, cutting, exporting, measuring. */
export interface JobState {
  id: string;
  kind: "finish" | "measure" | "clips" | "export" | "repair" | "film";
  /** In the user's language: “Cutting 6 clips of …”. */
  title: string;
  status: "waiting" | "running" | "done" | "failed" | "cancelled";
  /** 0–1. */
  progress: number;
  /** Null where nobody can tell yet. */
  leftSeconds: number | null;
  /** The recording it belongs to, or null. */
  recording: string | null;
  /** What it made, media references or absolute paths, once it is done. */
  files: string[];
  /** Why it failed, with what to do, in the user's language. */
  error: { message: string; hint: string } | null;
  startedAt: number;
}

/** Whether a job has ended, however it did. */
export const isJobOver = ({ status }: Pick<JobState, "status">): boolean =>
  status === "done" || status === "failed" || status === "cancelled";
