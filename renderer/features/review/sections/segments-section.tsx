import { useTranslation } from "react-i18next";
import type { Review, ReviewSegment } from "../../../../preload/contract";
import { cx } from "../../../app/cx";
import { formatDuration } from "../../../app/format";
import { segmentAt } from "../marks";
import { usePlayer, usePlayerState } from "../player-context";
import { planWords } from "../words";
import styles from "./sections.module.css";

const percent = (share: number): string => `${Math.min(1, Math.max(0, share)) * 100}%`;

/** Planned as a frame, actual as what fills it; what runs past the frame is hatched. */
function Bars({ planned, actual, longest }: { planned: number; actual: number; longest: number }) {
  return (
    <div className={styles.bars} aria-hidden="true">
      <span className={styles.actualBar} style={{ width: percent(Math.min(planned, actual) / longest) }} />
      {actual > planned ? (
        <span
          className={styles.overBar}
          style={{
            insetInlineStart: percent(planned / longest),
            width: percent((actual - planned) / longest),
          }}
        />
      ) : null}
      <span className={styles.plannedBar} style={{ width: percent(planned / longest) }} />
    </div>
  );
}

interface RowProps {
  segment: ReviewSegment;
  longest: number;
  isNow: boolean;
  isCut: boolean;
}

function Row({ segment, longest, isNow, isCut }: RowProps) {
  const { t } = useTranslation();
  const player = usePlayer();
  const { title, from, plannedSeconds, actualSeconds } = segment;
  return (
    <tr className={cx(styles.pickRow, isNow && styles.rowNow)}>
      <th scope="row">
        <button type="button" className={styles.rowButton} onClick={() => player.seek(from)}>
          <span className={styles.at}>{formatDuration(from)}</span> {title}
        </button>
      </th>
      <td>
        <Bars planned={plannedSeconds} actual={actualSeconds} longest={longest} />
      </td>
      <td className={styles.figure}>{formatDuration(plannedSeconds)}</td>
      <td className={styles.figure}>{formatDuration(actualSeconds)}</td>
      <td>{isCut ? t("review.segments.cut") : planWords(plannedSeconds, actualSeconds, t)}</td>
    </tr>
  );
}

function Total({ segments }: Pick<Review, "segments">) {
  const { t } = useTranslation();
  // One that was gone back to is planned for once.
  const plan = new Map(segments.map(({ id, plannedSeconds }) => [id, plannedSeconds]));
  const planned = [...plan.values()].reduce((sum, seconds) => sum + seconds, 0);
  const actual = segments.reduce((sum, { actualSeconds }) => sum + actualSeconds, 0);
  return (
    <tfoot>
      <tr>
        <th scope="row">{t("review.segments.total")}</th>
        <td />
        <td className={styles.figure}>{formatDuration(planned)}</td>
        <td className={styles.figure}>{formatDuration(actual)}</td>
        <td>{planWords(planned, actual, t)}</td>
      </tr>
    </tfoot>
  );
}

/** How long each segment took, against its plan. */
export function SegmentsSection({ review: { segments } }: { review: Review }) {
  const { t } = useTranslation();
  const now = usePlayerState(({ time }) => segmentAt(segments, time));
  if (segments.length === 0) return <p>{t("review.segments.none")}</p>;
  const longest = Math.max(1, ...segments.flatMap((one) => [one.plannedSeconds, one.actualSeconds]));
  const last = segments.at(-1);
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t("review.segments.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("review.segments.segment")}</th>
          <th scope="col" className={styles.barColumn}>
            {t("review.segments.bars")}
          </th>
          <th scope="col" className={styles.figure}>
            {t("review.segments.planned")}
          </th>
          <th scope="col" className={styles.figure}>
            {t("review.segments.actual")}
          </th>
          <th scope="col">{t("review.segments.difference")}</th>
        </tr>
      </thead>
      <tbody>
        {segments.map((segment) => (
          <Row
            key={segment.from}
            {...{ segment, longest }}
            isNow={segment === now}
            isCut={segment === last && segment.actualSeconds < segment.plannedSeconds}
          />
        ))}
      </tbody>
      <Total segments={segments} />
    </table>
  );
}
