import { Play, Wrench } from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { RecordingSummary } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { formatBytes, formatDate, formatDuration } from "../../app/format";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { finishingOf, isBeingRecorded, rowState } from "./list";
import { useOpenReview } from "./open-review";
import { RecordingPicture } from "./recording-picture";
import { RemoveButton } from "./remove-button";
import styles from "./row.module.css";
import { useScore } from "./scores";
import { StateLine } from "./state-line";
import { WhichOne } from "./which-one";

/** The id of the button that opens a recording's review: the focus comes back to it. */
export const reviewButtonId = (recording: string): string => `review-${recording}`;

function Score({ recording }: { recording: string }) {
  const { t } = useTranslation();
  const score = useScore(recording)?.score ?? null;
  if (score === null) return null;
  return (
    <p className={styles.score}>
      <span className="visually-hidden">{t("rehearsals.scoreOf", { score })}</span>
      <span className={styles.number} aria-hidden="true">
        {score}
      </span>
      <span className={styles.caption} aria-hidden="true">
        {t("rehearsals.score")}
      </span>
    </p>
  );
}

function Facts({ recording, isRecording }: { recording: RecordingSummary; isRecording: boolean }) {
  const { t } = useTranslation();
  const { id, seconds, startedAt, bytes, name, showId, missing } = recording;
  const show = useStudio((state) => state.library.shows.find((each) => each.id === showId)?.title);
  const segments = useScore(id)?.segments ?? 0;
  const facts = [
    formatDate(startedAt),
    isRecording ? "" : seconds === null ? t("rehearsals.unmeasured") : formatDuration(seconds),
    isRecording || missing ? "" : formatBytes(bytes),
    segments > 0 ? t("rehearsals.segments", { count: segments }) : "",
    show !== undefined && show !== name ? show : "",
  ];
  return (
    <p className={styles.facts}>
      {facts.filter(Boolean).map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  );
}

interface RecordingRowProps {
  recording: RecordingSummary;
  onRemoved: () => void;
}

/** One recording of the list: what it is, how it stands, and what can be done with it. */
export const RecordingRow = memo(function RecordingRow({ recording, onRemoved }: RecordingRowProps) {
  const { t } = useTranslation();
  const { id, name, kind } = recording;
  const isRecording = useStudio((state) => isBeingRecorded(recording, state.recording));
  const job = useStudio((state) => finishingOf(id, state.jobs));
  const open = useOpenReview((review) => review.open);
  const state = rowState(recording, isRecording, job);
  return (
    <li className={styles.row}>
      <RecordingPicture recording={recording} isRecording={isRecording} />
      <div className={styles.words}>
        <div className={styles.title}>
          <h3>{name}</h3>
          <Badge tone={kind === "rehearsal" ? "rehearsal" : "plain"}>{t(`rehearsals.kind.${kind}`)}</Badge>
        </div>
        <Facts recording={recording} isRecording={isRecording} />
        <StateLine state={state} job={job} />
      </div>
      <Score recording={id} />
      <div className={styles.actions}>
        {state === "damaged" ? (
          <Button icon={<Wrench aria-hidden="true" />} onPress={() => perform("recording.repair", { id })}>
            <span>
              {t("rehearsals.repair")}
              <WhichOne recording={recording} />
            </span>
          </Button>
        ) : null}
        <span className={styles.big}>
          <Button
            id={reviewButtonId(id)}
            icon={<Play aria-hidden="true" />}
            isDisabled={isRecording || recording.missing}
            onPress={() => open(id)}
          >
            <span>
              {t("rehearsals.review")}
              <WhichOne recording={recording} />
            </span>
          </Button>
        </span>
        <RemoveButton recording={recording} isDisabled={isRecording} onRemoved={onRemoved} />
      </div>
    </li>
  );
});
