import { useTranslation } from "react-i18next";
import type { JobState } from "../../../preload/contract";
import { leftWords } from "./job-list";
import styles from "./jobs.module.css";

export const percentOf = ({ progress }: Pick<JobState, "progress">): number => Math.floor(progress * 100);

/** How work stands, in words. */
export function useJobWords() {
  const { t } = useTranslation();
  const left = ({ leftSeconds }: JobState) => {
    const { key, count } = leftWords(leftSeconds);
    return t(`jobs.left.${key}`, { count });
  };
  return {
    left,
    /** Beside its title: `42% · about 3 min left`. */
    how(job: JobState): string {
      if (job.status === "running") return `${percentOf(job)}% · ${left(job)}`;
      return t(`jobs.status.${job.status}`);
    },
    /** For those who listen, as it begins or ends. */
    news(job: JobState): string {
      const error = job.error === null ? "" : `${job.error.message} ${job.error.hint}`;
      const key = job.status === "done" || job.status === "failed" ? job.status : "begun";
      return t(`jobs.news.${key}`, { title: job.title, error });
    },
  };
}

/** How far it is, for the eye: the words beside it say the same. */
export const JobBar = ({ job }: { job: JobState }) => (
  <span className={styles.bar} aria-hidden="true">
    <span className={styles.share} style={{ width: `${percentOf(job)}%` }} />
  </span>
);
