import { Disc, Square, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import { studioTime, useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { formatDuration } from "../../app/format";
import { useNow } from "../../app/use-now";
import { toggleRecording } from "./commands";
import { diskLeft, minutesInWords } from "./disk-left";
import styles from "./transport.module.css";
import { TransportTile } from "./transport-tile";

/** How often the disk's time is reckoned against the show's rest, in milliseconds; the studio looks each ten seconds. */
const diskMilliseconds = 5000;

function useDiskWords() {
  const { t } = useTranslation();
  const state = useStudio(useShallow(({ recording, show }) => ({ recording, show })));
  const now = useNow(diskMilliseconds, state.show.open !== null);
  const left = diskLeft(state, now);
  if (!left) return null;
  const inWords = (minutes: number) => {
    const { text, values } = minutesInWords(minutes);
    return t(`disk.${text}`, values);
  };
  const isLow = left.why !== "plenty";
  const time = inWords(left.minutes);
  return {
    isLow,
    words: left.minutes === 0 ? t("disk.full") : t(isLow ? "disk.low" : "disk.left", { time }),
    why: t(`disk.why.${left.why}`, { time: inWords(left.showMinutes) }),
  };
}

/** Starts and ends a recording; says how long it runs, and how long the disk still takes it. */
export function RecordTile() {
  const { t } = useTranslation();
  const { status, startedAt } = useStudio((state) => state.recording);
  const isRunning = status === "recording" && startedAt !== null;
  const isRecording = isRunning || status === "recording" || status === "stopping";
  useNow(500, isRunning);
  const disk = useDiskWords();
  const time = isRunning ? formatDuration((studioTime() - startedAt) / 1000) : null;
  return (
    <TransportTile
      icon={isRecording ? <Square aria-hidden="true" /> : <Disc aria-hidden="true" />}
      shortcut="R"
      word={t(isRecording ? "transport.endRecord" : "transport.record")}
      title={disk?.why}
      isDisabled={status === "starting" || status === "stopping"}
      onPress={toggleRecording}
      figure={time}
      facts={
        disk ? (
          <span className={cx(disk.isLow && styles.low)}>
            {disk.isLow ? <TriangleAlert aria-hidden="true" /> : null}
            {disk.words}
          </span>
        ) : null
      }
    />
  );
}
