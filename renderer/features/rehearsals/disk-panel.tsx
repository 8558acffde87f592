import { HardDrive } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import type { RecordingDisk } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { formatBytes, formatDate } from "../../app/format";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { openSettings } from "../settings/open-section";
import { type DiskFigures, diskFigures, giga, roomWords, suggestions } from "./disk";
import styles from "./disk-panel.module.css";
import { RemoveButton } from "./remove-button";

/** Of a date and time, the date. */
const dayCharacters = "2026-03-08".length;

/** How full it is, for the eye: the words beside it say the same. */
const UsedBar = ({ share, overBytes }: Pick<DiskFigures, "share" | "overBytes">) => (
  <div className={styles.bar} aria-hidden="true">
    <span
      className={cx(styles.share, overBytes > 0 && styles.over)}
      style={{ width: `${(share * 100).toFixed(1)}%` }}
    />
  </div>
);

function Words({ figures, disk }: { figures: DiskFigures; disk: RecordingDisk }) {
  const { t } = useTranslation();
  const { usedBytes, budgetBytes, madeBytes } = figures;
  const used = formatBytes(usedBytes);
  const room = disk.minutesLeft === null ? null : roomWords(disk.minutesLeft);
  return (
    <p className={styles.words}>
      <strong>
        {budgetBytes === null
          ? t("rehearsals.disk.used", { used })
          : t("rehearsals.disk.usedOf", { used, budget: `${budgetBytes / giga} GB` })}
      </strong>
      {/* A time line and a few words beside each recording are not worth a figure. */}
      {madeBytes > usedBytes / 50 ? (
        <span>{t("rehearsals.disk.made", { size: formatBytes(madeBytes) })}</span>
      ) : null}
      <span>
        {disk.freeBytes === null
          ? t("rehearsals.disk.unknown")
          : t("rehearsals.disk.free", { free: formatBytes(disk.freeBytes) })}
      </span>
      {room === null ? null : <span>{t(`rehearsals.disk.${room.unit}`, { count: room.count })}</span>}
    </p>
  );
}

/** What could go, where recordings take more than their budget. */
function OverBudget({ figures, onRemoved }: { figures: DiskFigures; onRemoved: () => void }) {
  const { t } = useTranslation();
  const recordings = useStudio((state) => state.recording.recordings);
  const running = useStudio(({ recording }) => (recording.status === "idle" ? null : recording.file));
  const over = formatBytes(figures.overBytes);
  const isMade = figures.madeBytes > figures.usedBytes / 2;
  return (
    <>
      <p className={styles.warning}>{t(`rehearsals.disk.${isMade ? "overMade" : "over"}`, { over })}</p>
      <ul className={styles.suggestions} aria-label={t("rehearsals.disk.suggestions")}>
        {suggestions(recordings, running).map(({ recording, why }) => (
          <li key={recording.id} className={styles.suggestion}>
            <span className={styles.what}>
              <strong>{recording.name}</strong>
              <span className={styles.facts}>
                <Badge>{t(`rehearsals.disk.${why}`)}</Badge>
                <span>{formatBytes(recording.bytes)}</span>
                <span>{formatDate(recording.startedAt).slice(0, dayCharacters)}</span>
              </span>
            </span>
            <RemoveButton recording={recording} onRemoved={onRemoved} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What recordings take, of how much, and how long one can still record; what could go, where it is too much. */
export function DiskPanel({ onRemoved }: { onRemoved: () => void }) {
  const { t } = useTranslation();
  const { disk, recordings, budget } = useStudio(
    useShallow(({ recording, settings }) => ({
      disk: recording.disk,
      recordings: recording.recordings,
      budget: settings.recordings.budgetGigabytes,
    })),
  );
  if (disk === null) return <p className={styles.looking}>{t("rehearsals.disk.looking")}</p>;
  const figures = diskFigures(disk, recordings, budget);
  return (
    <section className={styles.panel} aria-label={t("rehearsals.disk.label")}>
      <div className={styles.line}>
        <HardDrive aria-hidden="true" />
        <UsedBar {...figures} />
        <Words figures={figures} disk={disk} />
        <Button tone="quiet" onPress={() => openSettings("recordings")}>
          {t("rehearsals.disk.change")}
        </Button>
      </div>
      {figures.overBytes > 0 ? <OverBudget figures={figures} onRemoved={onRemoved} /> : null}
    </section>
  );
}
