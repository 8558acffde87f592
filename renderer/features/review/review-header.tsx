import { ArrowLeft } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Review } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { againstPlan, formatDate } from "../../app/format";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import styles from "./review.module.css";
import { gradeOf, lengthWords, type Translate } from "./words";

const ExportMenu = lazy(() => import("../clips/export-menu"));

/** Date and length, against the plan where there is one. */
function factWords({ seconds, plannedSeconds }: Review, startedAt: number | null, t: Translate): string {
  const date = startedAt === null ? "" : formatDate(startedAt);
  // Nothing has measured it yet, or its file was cut off.
  if (seconds <= 0) return t("review.factsUnknown", { date });
  const length = lengthWords(seconds, t);
  if (plannedSeconds === null) return t("review.facts", { date, length });
  const { kind, seconds: off } = againstPlan(plannedSeconds, seconds);
  const difference =
    kind === "even" ? t("review.planned.even") : t(`review.planned.${kind}`, { time: lengthWords(off, t) });
  return t("review.factsPlanned", { date, length, difference });
}

function Score({ score }: { score: number | null }) {
  const { t } = useTranslation();
  if (score === null)
    return (
      <p className={styles.score} title={t("review.score.noneNote")}>
        {t("review.score.none")}
      </p>
    );
  return (
    <p className={styles.score} title={t("review.score.note")}>
      <span className="visually-hidden">{t("review.score.label")}</span>
      <strong className={styles.scoreFigure}>{t("review.score.value", { score })}</strong>
      <span>{t(`review.score.${gradeOf(score)}`)}</span>
    </p>
  );
}

/** Which recording this is, how it went in one figure, and what can be made of it. */
export function ReviewHeader({ review, onClose }: { review: Review; onClose: () => void }) {
  const { t } = useTranslation();
  const recording = useStudio((state) => state.recording.recordings.find(({ id }) => id === review.id));
  return (
    <header className={styles.header}>
      <Button
        tone="quiet"
        icon={<ArrowLeft aria-hidden="true" />}
        aria-label={t("review.backLabel")}
        onPress={onClose}
      >
        {t("review.back")}
      </Button>
      <div className={styles.title}>
        <div className={styles.titleLine}>
          <h2>{review.name || t("review.noTitle")}</h2>
          {recording ? (
            <Badge tone={recording.kind === "rehearsal" ? "rehearsal" : "plain"}>
              {t(`review.kind.${recording.kind}`)}
            </Badge>
          ) : null}
        </div>
        <p className={styles.quiet}>{factWords(review, recording?.startedAt ?? null, t)}</p>
      </div>
      <Score score={review.score} />
      <Suspense>
        <ExportMenu recording={review.id} />
      </Suspense>
    </header>
  );
}
