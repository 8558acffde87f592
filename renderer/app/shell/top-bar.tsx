import { useTranslation } from "react-i18next";
import { JobsStrip } from "../../features/jobs/jobs-strip";
import { useStudio } from "../bridge";
import { formatClock, formatDuration } from "../format";
import { useNow } from "../use-now";
import { Lamps } from "./lamps";
import styles from "./top-bar.module.css";

function AirTime() {
  const { t } = useTranslation();
  const live = useStudio((state) => state.live);
  const rehearsal = useStudio((state) => state.rehearsal);
  const since = live.status === "on-air" ? live.startedAt : rehearsal.active ? rehearsal.startedAt : null;
  const now = useNow(500, since !== null);
  if (since === null) return null;
  return (
    <span className={rehearsal.active ? styles.rehearsal : styles.air}>
      {rehearsal.active ? t("frame.rehearsal") : t("frame.onAir")}
      <span className={styles.since}>{formatDuration((now - since) / 1000)}</span>
    </span>
  );
}

/** What show this is, whether it is on air, long work under way, the lamps, and the clock. */
export function TopBar() {
  const { t } = useTranslation();
  const show = useStudio((state) => state.show.open);
  const now = useNow(250);
  return (
    <header className={styles.bar}>
      <div className={styles.title}>
        <AirTime />
        <h1>{show?.title ?? t("shell.noShow")}</h1>
      </div>
      <JobsStrip />
      <Lamps />
      <div className={styles.clock} role="timer" aria-label={t("shell.clock")}>
        {formatClock(now)}
      </div>
    </header>
  );
}
