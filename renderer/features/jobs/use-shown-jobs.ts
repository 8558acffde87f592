import { useEffect, useRef, useState } from "react";
import type { JobState } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { nextToGo, noteEnds, type SeenEnds, shownJobs, spoken } from "./job-list";

interface ShownJobs {
  shown: JobState[];
  /** What has just begun or ended: said once to those who listen. */
  news: JobState | null;
}

/** The jobs the line shows. Only what ended before this window's eyes is shown after its end. */
export function useShownJobs(): ShownJobs {
  const jobs = useStudio((state) => state.jobs);
  const before = useRef(jobs);
  const [seen, setSeen] = useState<SeenEnds>(new Map());
  const [news, setNews] = useState<JobState | null>(null);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const was = before.current;
    before.current = jobs;
    setNow(Date.now());
    setSeen((known) => noteEnds(known, was, jobs, Date.now()));
    const last = spoken(was, jobs).at(-1);
    if (last) setNews(last);
  }, [jobs]);
  const wait = nextToGo(jobs, seen, now);
  useEffect(() => {
    if (wait === null) return;
    const timer = setTimeout(() => setNow(Date.now()), wait);
    return () => clearTimeout(timer);
  }, [wait]);
  return { shown: shownJobs(jobs, seen, now), news };
}
