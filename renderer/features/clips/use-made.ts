import { useCallback, useEffect, useState } from "react";
import type { JobState, MadeFileItem } from "../../../preload/contract";
import { act } from "../../app/actions";
import { useStudio } from "../../app/bridge";

/** The jobs of one kind on a recording, the newest first. */
export function useJobs(recording: string, kind: JobState["kind"]): JobState[] {
  const jobs = useStudio((state) => state.jobs);
  return jobs.filter((job) => job.recording === recording && job.kind === kind);
}

/** What was made of a recording, looked at anew after each job; null until it is known. */
export function useMade(recording: string): { made: MadeFileItem[] | null; look: () => void } {
  const [made, setMade] = useState<MadeFileItem[] | null>(null);
  const [count, setCount] = useState(0);
  const done = useStudio((state) =>
    state.jobs
      .filter((job) => job.recording === recording && job.status === "done")
      .map(({ id }) => id)
      .join(" "),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is done and looked at again is why it is asked anew
  useEffect(() => {
    let isWanted = true;
    void act("recording.made", { id: recording }).then((found) => {
      // After a failure, which the strip says, what was known stays.
      if (isWanted) setMade((old) => found ?? old ?? []);
    });
    return () => {
      isWanted = false;
    };
  }, [recording, done, count]);
  return { made, look: useCallback(() => setCount((old) => old + 1), []) };
}
