import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { restOfShow } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { againstPlan, formatClock, formatDuration } from "../../app/format";
import { useNow } from "../../app/use-now";
import { type RundownEntry, rundownEntries, showAgainstPlan } from "./rundown";
import styles from "./rundown-panel.module.css";

function Now({ entry, of }: { entry: RundownEntry | undefined; of: number }) {
  const { t } = useTranslation();
  if (!entry)
    return (
      <div className={styles.running}>
        <p className={styles.place}>{t("onAir.notStarted")}</p>
        <p className={styles.title}>{t("onAir.pressNext")}</p>
      </div>
    );
  const actual = entry.actualSeconds ?? 0;
  const against = againstPlan(entry.segment.plannedSeconds, actual);
  const isOver = against.kind === "over";
  return (
    <div className={styles.running}>
      <p className={styles.place}>{t("onAir.segmentOf", { index: entry.index + 1, of })}</p>
      <p className={styles.title}>{entry.segment.title}</p>
      <p className={styles.timer}>
        {formatDuration(actual)}
        <span className={styles.planned}>/ {formatDuration(entry.segment.plannedSeconds)}</span>
      </p>
      <progress
        className={styles.bar}
        max={entry.segment.plannedSeconds}
        value={Math.min(actual, entry.segment.plannedSeconds)}
        aria-label={t("onAir.segmentProgress")}
      />
      <p className={cx(styles.against, isOver && styles.over)}>
        {isOver
          ? t("onAir.over", { time: formatDuration(against.seconds) })
          : t("onAir.left", { time: formatDuration(against.seconds) })}
      </p>
    </div>
  );
}

function Entry({ entry }: { entry: RundownEntry }) {
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  const { segment, place, actualSeconds, index } = entry;
  useEffect(() => {
    if (place === "now") row.current?.scrollIntoView({ block: "nearest" });
  }, [place]);
  const against =
    place === "past" && actualSeconds !== null ? againstPlan(segment.plannedSeconds, actualSeconds) : null;
  return (
    <li ref={row}>
      <button
        type="button"
        className={cx(styles.entry, styles[place])}
        aria-current={place === "now" ? "step" : undefined}
        onClick={() => perform("show.goto", { index })}
      >
        <span className={styles.number}>{index + 1}</span>
        <span className={styles.entryTitle}>{segment.title}</span>
        <span className={styles.times}>
          {formatDuration(segment.plannedSeconds)}
          {against && against.kind !== "even" ? (
            <span className={styles.difference}>
              {t(against.kind === "over" ? "onAir.overShort" : "onAir.underShort", {
                time: formatDuration(against.seconds),
              })}
            </span>
          ) : null}
          {place === "next" ? <span className={styles.nextWord}>{t("onAir.upNext")}</span> : null}
        </span>
      </button>
    </li>
  );
}

/** The rundown: the running segment large enough for three metres, then every segment; a tap goes there. */
export function RundownPanel() {
  const { t } = useTranslation();
  const show = useStudio((state) => state.show);
  const now = useNow(500, show.open !== null);
  const entries = rundownEntries(show, now);
  const against = showAgainstPlan(entries);
  const ends = now + restOfShow(show, now) * 1000;
  return (
    <section className={styles.panel} aria-label={t("onAir.rundown")}>
      <Now entry={entries[show.current]} of={entries.length} />
      <ol className={styles.list}>
        {entries.map((entry) => (
          <Entry key={entry.segment.id} entry={entry} />
        ))}
      </ol>
      <p className={styles.total}>
        <span>{t(`onAir.whole.${against.kind}`, { time: formatDuration(against.seconds) })}</span>
        <span>{t("onAir.endsAt", { time: formatClock(ends, false) })}</span>
      </p>
    </section>
  );
}
