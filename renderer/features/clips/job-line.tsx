import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { JobState } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { Button } from "../../components/button";
import { useJobWords } from "../jobs/job-words";
import styles from "./job-line.module.css";

/** Long work under way: what it does, how far it is, what is left, and a way to call it off. */
function UnderWay({ job }: { job: JobState }) {
  const { t } = useTranslation();
  const percent = Math.round(job.progress * 100);
  const { left } = useJobWords();
  const words =
    job.status === "waiting" ? t("made.waiting") : `${t("made.progress", { percent })} · ${left(job)}`;
  return (
    <>
      <div className={styles.words}>
        <p className={styles.title}>{job.title}</p>
        <progress className={styles.bar} max={100} value={percent} aria-label={job.title} />
        <p className={styles.quiet}>{words}</p>
      </div>
      <Button icon={<X aria-hidden="true" />} onPress={() => perform("job.cancel", { id: job.id })}>
        {t("common.cancel")}
      </Button>
    </>
  );
}

function Ended({ job }: { job: JobState }) {
  const { t } = useTranslation();
  const isFailed = job.status === "failed";
  return (
    <>
      <div className={styles.words} role={isFailed ? "alert" : "status"}>
        <p className={isFailed ? styles.failed : styles.title}>
          {isFailed ? `⚠ ${job.error?.message ?? job.title}` : t("made.cancelled")}
        </p>
        <p className={styles.quiet}>{isFailed ? job.error?.hint : job.title}</p>
      </div>
      <Button tone="quiet" onPress={() => perform("job.dismiss", { id: job.id })}>
        {t("made.dismiss")}
      </Button>
    </>
  );
}

/** One job; one that is done is seen by what it made, so nothing is said of it here. */
export function JobLine({ job }: { job: JobState }) {
  if (job.status === "done") return null;
  const isOver = job.status === "failed" || job.status === "cancelled";
  return <div className={styles.line}>{isOver ? <Ended job={job} /> : <UnderWay job={job} />}</div>;
}
