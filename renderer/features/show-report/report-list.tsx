import { useTranslation } from "react-i18next";
import { act } from "../../app/actions";
import { formatDate } from "../../app/format";
import { showReports } from "./report-store";
import { spanWords } from "./report-words";
import styles from "./show-report.module.css";
import { useAnswer } from "./use-answer";

/** The shows that went out, the last first; a tap opens one. */
export function ReportList() {
  const { t } = useTranslation();
  const shows = useAnswer(() => act("live.reports", {}), "shows");
  if (shows === null) return <p>{t("common.loading")}</p>;
  if (shows === "failed") return null;
  if (shows.length === 0) return <p>{t("report.earlierNone")}</p>;
  return (
    <ul className={styles.list}>
      {shows.map(({ id, startedAt, endedAt, destinations, gaps }) => (
        <li key={id}>
          <button type="button" className={styles.show} onClick={() => showReports({ kind: "one", id })}>
            <strong>{formatDate(startedAt)}</strong>
            <span>{spanWords((endedAt - startedAt) / 1000, t)}</span>
            <span>{t("report.earlierLine", { count: destinations })}</span>
            <span>{gaps === 0 ? t("report.unbrokenShort") : t("report.gapsShort", { count: gaps })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
