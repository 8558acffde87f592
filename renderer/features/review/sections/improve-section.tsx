import { useTranslation } from "react-i18next";
import type { Review, TrendPoint } from "../../../../preload/contract";
import type { Asked } from "../use-review";
import styles from "./sections.module.css";
import { SeekButton } from "./seek-button";
import { Trend } from "./trend";

/** As many moments as can be looked at. */
const mostEvidence = 3;

function Advice({ review }: { review: Review }) {
  const { t } = useTranslation();
  if (review.advice.length === 0)
    return <p>{t(review.score === null ? "review.improve.noneYet" : "review.improve.none")}</p>;
  return (
    <ol className={styles.advice}>
      {review.advice.map(({ message, hint, evidence }, index) => (
        <li key={message}>
          <span className={styles.number} aria-hidden="true">
            {index + 1}
          </span>
          <div className={styles.adviceWords}>
            <strong>{message}</strong>
            <p className={styles.quiet}>{hint}</p>
          </div>
          {evidence.length === 0 ? null : (
            <div className={styles.evidence}>
              {evidence.slice(0, mostEvidence).map((at) => (
                <SeekButton key={at} at={at} />
              ))}
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What to do better next time, each with where it shows; then whether it gets better from one time to the next. */
export function ImproveSection({ review, trend }: { review: Review; trend: Asked<TrendPoint[]> }) {
  const { t } = useTranslation();
  return (
    <>
      {review.hasTimeline ? null : <p className={styles.quiet}>{t("review.noTimeline")}</p>}
      <h3 className={styles.heading}>{t("review.improve.title")}</h3>
      <Advice review={review} />
      {review.showId === null ? null : <Trend trend={trend} id={review.id} />}
      <p className={styles.small}>
        {t(review.score === null ? "review.score.noneNote" : "review.score.note")}
        <br />
        {t("review.player.keys")}
      </p>
    </>
  );
}
