import { useTranslation } from "react-i18next";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { finishingOf } from "../rehearsals/list";
import styles from "./export.module.css";
import { JobLine } from "./job-line";

/** That a recording was cut off, and the one button that helps; while it is repaired, how far that is. */
export function ExportDamaged({ recording }: { recording: string }) {
  const { t } = useTranslation();
  const { busy, run } = useBusy();
  const job = useStudio((state) => finishingOf(recording, state.jobs));
  if (job) return <JobLine job={job} />;
  return (
    <div className={styles.damaged}>
      <div className={styles.words}>
        <strong>⚠ {t("exporting.damaged")}</strong>
        <p className={styles.quiet}>{t("exporting.damagedHint")}</p>
      </div>
      <Button
        tone="accent"
        busy={busy && t("exporting.beginning")}
        onPress={() => void run(() => act("recording.repair", { id: recording }))}
      >
        {t("review.unplayable.repair")}
      </Button>
    </div>
  );
}
