import { CircleCheck, LoaderCircle, TriangleAlert, X } from "lucide-react";
import { memo, useState } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Popover } from "react-aria-components/Popover";
import { useTranslation } from "react-i18next";
import { isJobOver, type JobState } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { cx } from "../../app/cx";
import { Button } from "../../components/button";
import { JobRow, lookAt, useHasRecording } from "./job-row";
import { JobBar, percentOf, useJobWords } from "./job-words";
import styles from "./jobs.module.css";
import { useShownJobs } from "./use-shown-jobs";

function Mark({ status }: Pick<JobState, "status">) {
  const Icon = status === "failed" ? TriangleAlert : status === "done" ? CircleCheck : LoaderCircle;
  return <Icon aria-hidden="true" />;
}

interface PillProps {
  jobs: JobState[];
  first: JobState;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
}

/** How the first of them stands; pressed, it opens the list of all. */
function Pill({ jobs, first, isOpen, setOpen }: PillProps) {
  const { t } = useTranslation();
  const words = useJobWords();
  const others = jobs.length - 1;
  const isRunning = first.status === "running";
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton className={cx(styles.pill, first.status === "failed" && styles.failed)}>
        <Mark status={first.status} />
        <span className={styles.words}>
          <span className={styles.name}>
            {t(`jobs.${first.status === "done" ? "done" : "kind"}.${first.kind}`)}
            {isRunning ? <span className={styles.percent}>{percentOf(first)}%</span> : null}
            {others > 0 ? <span className={styles.others}>+{others}</span> : null}
          </span>
          <span className={styles.small}>
            {isRunning ? words.left(first) : t(`jobs.short.${first.status}`)}
          </span>
        </span>
        {isJobOver(first) ? null : <JobBar job={first} />}
      </AriaButton>
      <Popover className={styles.popover ?? ""} placement="bottom end">
        <Dialog className={styles.dialog ?? ""}>
          <Heading slot="title">{t("jobs.title")}</Heading>
          <ul className={styles.list}>
            {jobs.map((job) => (
              <JobRow key={job.id} job={job} onLook={() => setOpen(false)} />
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The only work there was is done: one tap leads to what it was about. */
function Done({ job }: { job: JobState }) {
  const { t } = useTranslation();
  return (
    <span className={styles.done}>
      <Button icon={<CircleCheck aria-hidden="true" />} onPress={() => lookAt(job)}>
        <span>
          {t(`jobs.done.${job.kind}`)} · {t("jobs.look")}
          <span className="visually-hidden"> {job.title}</span>
        </span>
      </Button>
      <Button
        tone="quiet"
        icon={<X aria-hidden="true" />}
        label={t("jobs.dismissOf", { title: job.title })}
        onPress={() => perform("job.dismiss", { id: job.id })}
      />
    </span>
  );
}

function Shown({ jobs, first }: { jobs: JobState[]; first: JobState }) {
  const [isOpen, setOpen] = useState(false);
  const hasRecording = useHasRecording(first);
  const isDone = jobs.length === 1 && first.status === "done" && hasRecording;
  // A list that somebody reads does not go because its last work is done.
  return isDone && !isOpen ? <Done job={first} /> : <Pill {...{ jobs, first, isOpen, setOpen }} />;
}

/** Long work while it runs and when it has just ended, over every screen; nothing there when there is none. */
export const JobsStrip = memo(function JobsStrip() {
  const { shown, news } = useShownJobs();
  const words = useJobWords();
  const [first] = shown;
  return (
    <div className={styles.strip}>
      <p className="visually-hidden" role="status">
        {news === null ? "" : words.news(news)}
      </p>
      {first ? <Shown jobs={shown} first={first} /> : null}
    </div>
  );
});
