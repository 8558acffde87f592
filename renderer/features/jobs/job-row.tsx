import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isJobOver, type JobState } from "../../../preload/contract";
import { act, perform, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { filmReference, save, showInFolder } from "../clips/media-actions";
import { openReview } from "../rehearsals/open-review";
import { JobBar, useJobWords } from "./job-words";
import styles from "./jobs.module.css";

/** Goes to the recording that work was about, and puts the work aside. */
export function lookAt({ id, recording }: JobState): void {
  if (recording === null) return;
  openReview(recording);
  perform("job.dismiss", { id });
}

/** Whether the recording that work was about is still there. */
export const useHasRecording = ({ recording }: Pick<JobState, "recording">): boolean =>
  useStudio((state) => state.recording.recordings.some(({ id }) => id === recording));

function Cancel({ job }: { job: JobState }) {
  const { t } = useTranslation();
  const { busy, run } = useBusy();
  return (
    <Button
      busy={busy && t("jobs.cancelling")}
      onPress={() => void run(() => act("job.cancel", { id: job.id }))}
    >
      <span>
        {t("common.cancel")}
        <span className="visually-hidden"> {job.title}</span>
      </span>
    </Button>
  );
}

function Film({ file }: { file: string }) {
  const { t } = useTranslation();
  const reference = filmReference(file);
  return (
    <>
      <Button onPress={() => save(reference)}>{t("made.save")}</Button>
      <Button onPress={() => showInFolder(reference)}>{t("made.folder")}</Button>
    </>
  );
}

function Ended({ job, onLook }: { job: JobState; onLook: () => void }) {
  const { t } = useTranslation();
  const hasRecording = useHasRecording(job);
  return (
    <>
      {hasRecording ? (
        <Button
          onPress={() => {
            onLook();
            lookAt(job);
          }}
        >
          <span>
            {t("jobs.look")}
            <span className="visually-hidden"> {job.title}</span>
          </span>
        </Button>
      ) : null}
      {job.kind === "film" && job.status === "done"
        ? job.files.map((file) => <Film key={file} file={file} />)
        : null}
      <Button
        tone="quiet"
        icon={<X aria-hidden="true" />}
        label={t("jobs.dismissOf", { title: job.title })}
        onPress={() => perform("job.dismiss", { id: job.id })}
      />
    </>
  );
}

/** One piece of work: what it is, how far it is, how it ended; cancel, or the way to what it made. */
export function JobRow({ job, onLook }: { job: JobState; onLook: () => void }) {
  const words = useJobWords();
  return (
    <li className={styles.job}>
      <div className={styles.about}>
        <strong>{job.title}</strong>
        {isJobOver(job) ? null : <JobBar job={job} />}
        {job.error ? (
          <>
            <p>{job.error.message}</p>
            <p className={styles.how}>{job.error.hint}</p>
          </>
        ) : (
          <p className={styles.how}>{words.how(job)}</p>
        )}
        {/* What belongs to no recording has no page of its own: where it lies is said here. */}
        {job.recording === null && job.status === "done"
          ? job.files.map((file) => (
              <p key={file} className={styles.how}>
                {file}
              </p>
            ))
          : null}
      </div>
      <div className={styles.doing}>
        {isJobOver(job) ? <Ended job={job} onLook={onLook} /> : <Cancel job={job} />}
      </div>
    </li>
  );
}
