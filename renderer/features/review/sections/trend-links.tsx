import { useTranslation } from "react-i18next";
import type { TrendPoint } from "../../../../preload/contract";
import { cx } from "../../../app/cx";
import { formatDate } from "../../../app/format";
import { openReview } from "../../rehearsals/open-review";
import styles from "./sections.module.css";

/** Of a date and time, what comes before the day and month. */
const yearCharacters = "2026-".length;

interface TrendLinksProps {
  points: readonly TrendPoint[];
  /** The recording that is looked at. */
  id: string;
}

/** Every rehearsal by the number it has under the curves; a tap opens its review. */
export function TrendLinks({ points, id }: TrendLinksProps) {
  const { t } = useTranslation();
  return (
    <ol className={styles.trendLinks} aria-label={t("review.trend.open")}>
      {points.map((point, index) => {
        const isThis = point.id === id;
        const date = formatDate(point.startedAt).slice(yearCharacters);
        return (
          <li key={point.id}>
            <button
              type="button"
              className={cx(styles.trendLink, isThis && styles.trendThis)}
              aria-label={t("review.trend.openOne", { count: index + 1, date })}
              aria-current={isThis || undefined}
              onClick={() => openReview(point.id)}
            >
              <strong>{index + 1}</strong>
              {date}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
