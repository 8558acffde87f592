import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { JobState, RecordingSummary } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { call, useStudio } from "../../app/bridge";
import { formatDuration } from "../../app/format";
import { Button } from "../../components/button";
import { Picture } from "../../components/picture";
import { JobLine } from "../clips/job-line";
import { finishingOf } from "../rehearsals/list";
import styles from "./player.module.css";
import { usePlayerState } from "./player-context";

type Reason = "missing" | "finishing" | "repairing" | "broken" | "format";

function reasonOf(recording: RecordingSummary | undefined, job: JobState | undefined): Reason {
  if (recording === undefined || recording.missing) return "missing";
  if (job !== undefined) return job.kind === "repair" ? "repairing" : "finishing";
  return recording.canRepair ? "broken" : "format";
}

/** A still of the moment that was tapped, for what the browser cannot play; null while none can be had. */
function useStill(id: string, isWanted: boolean): { image: string; at: number } | null {
  const at = usePlayerState(({ time }) => Math.floor(time));
  const [still, setStill] = useState<{ image: string; at: number } | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let isShown = true;
    // Whoever taps through a list is after the last of them.
    const timer = setTimeout(() => {
      call("recording.thumbnail", { id, at, width: 960 }).then(
        ({ image }) => {
          if (isShown) setStill({ image, at });
        },
        () => {
          if (isShown) setStill(null);
        },
      );
    }, 200);
    return () => {
      isShown = false;
      clearTimeout(timer);
    };
  }, [id, at, isWanted]);
  return isWanted ? still : null;
}

interface UnplayableProps {
  id: string;
  /** Undefined where it is no longer in the list. */
  recording: RecordingSummary | undefined;
  onRetry: () => void;
}

/** Stands in for a picture that cannot be played: why, what to do, and a still of the moment that was tapped. */
export function Unplayable({ id, recording, onRetry }: UnplayableProps) {
  const { t } = useTranslation();
  const job = useStudio((state) => finishingOf(id, state.jobs));
  const reason = reasonOf(recording, job);
  const still = useStill(id, reason === "broken" || reason === "format");
  return (
    <div className={styles.unplayable}>
      {still ? (
        <Picture
          className={styles.still}
          reference={still.image}
          alt={t("review.unplayable.still", { time: formatDuration(still.at) })}
          fit="contain"
        />
      ) : null}
      <div className={styles.reason} role="status">
        <h3>{t(`review.unplayable.${reason}`)}</h3>
        <p>{t(`review.unplayable.${reason}Hint`, { file: recording?.file ?? "" })}</p>
        {job && reason !== "missing" ? <JobLine job={job} /> : null}
        <div className={styles.reasonSteps}>
          {reason === "broken" ? (
            <Button tone="accent" onPress={() => perform("recording.repair", { id })}>
              {t("review.unplayable.repair")}
            </Button>
          ) : null}
          {reason === "repairing" || reason === "finishing" ? null : (
            <Button onPress={onRetry}>{t("common.retry")}</Button>
          )}
        </div>
      </div>
    </div>
  );
}
