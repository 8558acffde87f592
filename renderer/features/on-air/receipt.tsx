import { Eye, LoaderCircle, Radio, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { SlotState } from "../../../preload/contract";
import { formatDuration } from "../../app/format";
import { useNow } from "../../app/use-now";
import styles from "./cards.module.css";

/** How long a card counts as just shown, in milliseconds: until then its receipt says how fast it came. */
const freshMilliseconds = 3000;

/** What became of a card: being drawn, on air since when, and whether it was seen in the programme's own picture. */
export function Receipt({ state }: { state: SlotState }) {
  const { t } = useTranslation();
  const { status, onAirAt, milliseconds, seen } = state;
  const now = useNow(250, status === "on-air");
  const elapsed = Math.max(0, now - (onAirAt ?? now));
  const tenths = (value: number) => (value / 1000).toFixed(1);
  const seconds = Math.floor(elapsed / 1000);
  const time = seconds < 60 ? t("cards.since.seconds", { seconds }) : formatDuration(seconds);
  if (status !== "on-air")
    return (
      <span className={styles.status}>
        <LoaderCircle aria-hidden="true" />
        {t(`onAir.card.${status}`)}
      </span>
    );
  return (
    <>
      <span className={styles.status}>
        {seen === true ? <Eye aria-hidden="true" /> : <Radio aria-hidden="true" />}
        {elapsed < freshMilliseconds ? (
          t("cards.since.now", { seconds: tenths(elapsed) })
        ) : (
          <span className={styles.facts}>
            <span>{t("cards.since.later", { time })}</span>
            <span>{t("cards.since.took", { took: tenths(milliseconds ?? 0) })}</span>
          </span>
        )}
      </span>
      {seen === true ? <span className={styles.seen}>{t("cards.seen")}</span> : null}
      {seen === false ? (
        <strong className={styles.unseen}>
          <TriangleAlert aria-hidden="true" />
          {t("cards.unseen")}
        </strong>
      ) : null}
    </>
  );
}
