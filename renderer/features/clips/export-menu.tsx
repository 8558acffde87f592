import { Share } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isJobOver } from "../../../preload/contract";
import { studioTime } from "../../app/bridge";
import { Button } from "../../components/button";
import { Sheet } from "../../components/sheet";
import styles from "./export.module.css";
import { ExportList } from "./export-list";
import { JobLine } from "./job-line";
import { MadeList } from "./made-list";
import { useJobs, useMade } from "./use-made";

interface ExportMenuProps {
  /** The recording's id. */
  recording: string;
}

/** What is under way, or how the last one ended; it comes into sight when another is begun. */
function Jobs({ recording }: ExportMenuProps) {
  const jobs = useJobs(recording, "export");
  const line = useRef<HTMLDivElement>(null);
  const [newest] = jobs;
  const current = newest && !isJobOver(newest) ? newest.id : null;
  useEffect(() => {
    if (current !== null) line.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  // What ended is said once, until another is begun or it is put aside.
  const shown = jobs.filter((job, index) => !isJobOver(job) || (index === 0 && job.status !== "done"));
  if (shown.length === 0) return null;
  return (
    <div ref={line} className={styles.part}>
      {shown.map((job) => (
        <JobLine key={job.id} job={job} />
      ))}
    </div>
  );
}

/** What can be made, between what has just been made and what was made before. */
function Content({ recording }: ExportMenuProps) {
  const { t } = useTranslation();
  const { made, look } = useMade(recording);
  const [openedAt] = useState(studioTime);
  const exports = made?.filter(({ reference }) => reference.startsWith("made:exports/")) ?? [];
  const fresh = exports.filter(({ madeAt }) => madeAt >= openedAt);
  const earlier = exports.filter(({ madeAt }) => madeAt < openedAt);
  return (
    <>
      <Jobs recording={recording} />
      {fresh.length === 0 ? null : (
        <section aria-label={t("exporting.fresh")} className={styles.fresh}>
          <h3>✓ {t("exporting.fresh")}</h3>
          <MadeList made={fresh} of="exports" onRemoved={look} />
        </section>
      )}
      <ExportList recording={recording} />
      <section aria-label={t("exporting.made")} className={styles.part}>
        <h3>{t("exporting.made")}</h3>
        {made === null ? <p role="status">{t("common.loading")}</p> : null}
        {made !== null && earlier.length === 0 ? (
          <p className={styles.quiet}>
            {t(fresh.length === 0 ? "exporting.noneMade" : "exporting.noneEarlier")}
          </p>
        ) : null}
        <MadeList made={earlier} of="exports" onRemoved={look} />
      </section>
    </>
  );
}

/** Makes files of a recording to take along: films, sound, subtitles, the review. */
export default function ExportMenu({ recording }: ExportMenuProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const underWay = useJobs(recording, "export").filter((job) => !isJobOver(job)).length;
  return (
    <>
      <Button icon={<Share aria-hidden="true" />} onPress={() => setOpen(true)}>
        {underWay > 0 ? t("exporting.underWay", { count: underWay }) : t("exporting.open")}
      </Button>
      <Sheet title={t("exporting.title")} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Content recording={recording} />
      </Sheet>
    </>
  );
}
