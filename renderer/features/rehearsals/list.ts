import type { JobState, RecordingState, RecordingSummary, ShowSummary } from "../../../preload/contract";

/** Which recordings are listed. */
export interface ListFilter {
  kind: "all" | RecordingSummary["kind"];
  /** A show's id; empty: those without a show; null: every show's. */
  show: string | null;
}

export const everything: ListFilter = { kind: "all", show: null };

/** The recordings a filter lets through, the newest first. */
export const wantedRecordings = (
  recordings: readonly RecordingSummary[],
  { kind, show }: ListFilter,
): RecordingSummary[] =>
  recordings
    .filter(
      (each) => (kind === "all" || each.kind === kind) && (show === null || (each.showId ?? "") === show),
    )
    .sort((one, other) => other.startedAt - one.startedAt);

/**
 * The shows that have recordings, by name, with how many each has. One that was deleted is called as its newest
 * recording is; those without a show come last, their id and name empty.
 */
export function showsOf(
  recordings: readonly RecordingSummary[],
  shows: readonly Pick<ShowSummary, "id" | "title">[],
): { id: string; name: string; count: number }[] {
  const found = new Map<string, { id: string; name: string; count: number }>();
  for (const { showId, name } of wantedRecordings(recordings, everything)) {
    const id = showId ?? "";
    const present = found.get(id);
    if (present) present.count += 1;
    else {
      const title = shows.find((show) => show.id === id)?.title ?? name;
      found.set(id, { id, name: id === "" ? "" : title, count: 1 });
    }
  }
  return [...found.values()].sort((one, other) =>
    one.id === "" ? 1 : other.id === "" ? -1 : one.name.localeCompare(other.name, "zh-CN"),
  );
}

/** What there is to say of a recording beside its figures; `ready`: nothing. */
export type RowState =
  | "ready"
  | "recording"
  | "missing"
  | "finishing"
  | "waiting"
  | "repairing"
  | "repair-waiting"
  | "damaged"
  | "unfinished";

/** Whether it is the one that is being recorded now. */
export const isBeingRecorded = (
  { file }: Pick<RecordingSummary, "file">,
  now: Pick<RecordingState, "status" | "file">,
): boolean => now.status !== "idle" && now.file === file;

/** The work that makes an MP4 of a recording, while it is under way. */
export const finishingOf = (id: string, jobs: readonly JobState[]): JobState | undefined =>
  jobs.find(
    ({ recording, kind, status }) =>
      recording === id &&
      (kind === "finish" || kind === "repair") &&
      (status === "waiting" || status === "running"),
  );

export function rowState(
  recording: Pick<RecordingSummary, "missing" | "canRepair" | "isFinished">,
  isRecording: boolean,
  job: Pick<JobState, "kind" | "status"> | undefined,
): RowState {
  if (isRecording) return "recording";
  if (recording.missing) return "missing";
  if (job?.kind === "repair") return job.status === "running" ? "repairing" : "repair-waiting";
  if (job) return job.status === "running" ? "finishing" : "waiting";
  if (recording.canRepair) return "damaged";
  return recording.isFinished ? "ready" : "unfinished";
}
