import { useTranslation } from "react-i18next";
import { isJobOver, type JobState } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { JobLine } from "../clips/job-line";
import { filmReference, save, showInFolder } from "../clips/media-actions";
import styles from "./show-film.module.css";

function Done({ file }: { file: string }) {
  const { t } = useTranslation();
  const reference = filmReference(file);
  return (
    <div className={styles.done}>
      <p role="status">✓ {t("showFilm.done", { file: file.split(/[\\/]/).at(-1) ?? file })}</p>
      <Button onPress={() => save(reference)}>{t("made.save")}</Button>
      <Button onPress={() => showInFolder(reference)}>{t("made.folder")}</Button>
    </div>
  );
}

const isUnderWay = (job: JobState): boolean => !isJobOver(job);

/** The films that are being made, and how the last one ended. */
export function FilmJobs() {
  const { t } = useTranslation();
  const jobs = useStudio((state) => state.jobs).filter(({ kind }) => kind === "film");
  const shown = jobs.filter((job, index) => isUnderWay(job) || index === 0);
  if (shown.length === 0) return null;
  return (
    <div className={styles.jobs}>
      {shown.map((job) =>
        job.status === "done" ? (
          job.files.map((file) => <Done key={file} file={file} />)
        ) : (
          <JobLine key={job.id} job={job} />
        ),
      )}
      {shown.some(isUnderWay) ? <p className={styles.purpose}>{t("showFilm.goesOn")}</p> : null}
    </div>
  );
}
