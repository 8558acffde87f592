import { Check, Clock, EyeOff, Timer } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Review, ReviewCard } from "../../../../preload/contract";
import { cx } from "../../../app/cx";
import { formatDuration } from "../../../app/format";
import { usePlayer } from "../player-context";
import { lengthWords } from "../words";
import styles from "./sections.module.css";

const verdicts = ["well", "late", "too-short", "never"] as const satisfies readonly ReviewCard["verdict"][];
const wordKey = { well: "well", late: "late", "too-short": "tooShort", never: "never" } as const;
const icons = { well: Check, late: Clock, "too-short": Timer, never: EyeOff };

function Row({ card }: { card: ReviewCard }) {
  const { t } = useTranslation();
  const player = usePlayer();
  const { title, verdict, plannedAt, shownAt, seconds } = card;
  const at = shownAt ?? plannedAt;
  const Icon = icons[verdict];
  return (
    <tr className={at === null ? undefined : styles.pickRow}>
      <th scope="row">
        {at === null ? (
          title
        ) : (
          <button type="button" className={styles.rowButton} onClick={() => player.seek(at)}>
            {title}
          </button>
        )}
      </th>
      <td>
        <span className={cx(styles.verdict, verdict !== "well" && styles.verdictOff)}>
          <Icon aria-hidden="true" />
          {t(`review.cards.${wordKey[verdict]}`)}
        </span>
      </td>
      <td className={styles.figure}>
        {plannedAt === null ? t("review.cards.byHand") : formatDuration(plannedAt)}
      </td>
      <td className={styles.figure}>{shownAt === null ? "–" : formatDuration(shownAt)}</td>
      <td className={styles.figure}>{shownAt === null ? "–" : lengthWords(seconds, t)}</td>
    </tr>
  );
}

/** Cards as they came: well, late, too short or never. */
export function CardsSection({ review: { cards } }: { review: Review }) {
  const { t } = useTranslation();
  if (cards.length === 0) return <p>{t("review.cards.none")}</p>;
  const words = verdicts
    .map((verdict) => ({ verdict, count: cards.filter((card) => card.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) =>
      t("review.cards.count", { count, word: t(`review.cards.${wordKey[verdict]}`) }),
    );
  return (
    <>
      <p className={styles.lead}>
        {t("review.cards.sum", { count: cards.length, words: words.join(t("review.cards.comma")) })}
      </p>
      <table className={styles.table}>
        <caption className="visually-hidden">{t("review.cards.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("review.cards.title")}</th>
            <th scope="col">{t("review.cards.verdict")}</th>
            {(["planned", "shown", "seconds"] as const).map((column) => (
              <th key={column} scope="col" className={styles.figure}>
                {t(`review.cards.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <Row key={`${card.segment} ${card.title} ${card.plannedAt} ${card.shownAt}`} card={card} />
          ))}
        </tbody>
      </table>
    </>
  );
}
