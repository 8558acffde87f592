import { Film, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { openReview } from "../rehearsals/open-review";
import styles from "./notices.module.css";
import { lengthInWords, recordingBegunAt } from "./recorded";

/** The start of the recording that ended last while this window was open; null before, while one runs, and once put away. */
export function useJustRecorded(): { startedAt: number | null; putAway: () => void } {
  const { status, startedAt } = useStudio((state) => state.recording);
  const [running, setRunning] = useState<number | null>(null);
  useEffect(() => {
    if (status === "recording" && startedAt !== null) setRunning(startedAt);
  }, [status, startedAt]);
  return { startedAt: status === "idle" ? running : null, putAway: () => setRunning(null) };
}

/** That a recording is done, how long it is, and the way to look at it. */
export function RecordedNotice({ startedAt, onPutAway }: { startedAt: number; onPutAway: () => void }) {
  const { t } = useTranslation();
  const recording = useStudio((state) => recordingBegunAt(state.recording.recordings, startedAt));
  const length = lengthInWords(recording?.seconds ?? 0);
  const isMeasured = recording !== undefined && recording.seconds !== null;
  return (
    <div className={styles.line}>
      <Film aria-hidden="true" />
      <p className={styles.words}>
        {isMeasured
          ? t("recorded.done", { time: t(`recorded.time.${length.text}`, length.values) })
          : t("recorded.saving")}
      </p>
      {isMeasured ? (
        <Button
          onPress={() => {
            onPutAway();
            openReview(recording.id);
          }}
        >
          {t("recorded.review")}
        </Button>
      ) : null}
      <Button tone="quiet" icon={<X aria-hidden="true" />} label={t("notice.dismiss")} onPress={onPutAway} />
    </div>
  );
}
