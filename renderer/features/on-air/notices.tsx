import { ArrowDownToLine, Info, Link2, TriangleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BitrateAdvice } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { isRunning, pressingAlarm } from "../../app/shell/alarms";
import { Button } from "../../components/button";
import { AlarmLine, MutedLine } from "./alarm-line";
import { microphoneState } from "./microphone";
import styles from "./notices.module.css";
import { RecordedNotice, useJustRecorded } from "./recorded-notice";

const Line = ({ icon, words, children }: { icon: ReactNode; words: string; children?: ReactNode }) => (
  <div className={styles.line}>
    {icon}
    <p className={styles.words}>{words}</p>
    {children}
  </div>
);

function Advice({ advice }: { advice: BitrateAdvice }) {
  const { t } = useTranslation();
  const { busy, run } = useBusy();
  const { videoKbps, presentKbps, costMilliseconds, isBlocked } = advice;
  return (
    <Line
      icon={isBlocked ? <TriangleAlert aria-hidden="true" /> : <ArrowDownToLine aria-hidden="true" />}
      words={t(isBlocked ? "notice.blocked" : "notice.advice", {
        from: presentKbps,
        to: videoKbps,
        seconds: (costMilliseconds / 1000).toFixed(1),
      })}
    >
      {isBlocked ? null : (
        <Button
          busy={busy && t("notice.lowering")}
          onPress={() => void run(() => act("live.bitrate", { videoKbps }))}
        >
          {t("notice.lower", { to: videoKbps })}
        </Button>
      )}
    </Line>
  );
}

/**
 * One line about the running show, the most pressing first: an alarm, that the microphone is closed, then what is calm;
 * nothing while there is none. Only the columns above give way to it, so that no button moves under a finger.
 */
export function Notices() {
  const { t } = useTranslation();
  const live = useStudio((state) => state.live);
  const slate = useStudio((state) => state.relay.slate);
  const wasFound = useStudio((state) => state.relay.wasFound);
  /** The show whose finding was read: when it started. */
  const [read, setRead] = useState<number | null>(null);
  const recorded = useJustRecorded();
  const alarm = useStudio(pressingAlarm);
  const isUnderWay = useStudio(isRunning);
  const isMuted = useStudio((state) => microphoneState(state) === "muted");
  const isLive = live.status === "on-air";
  let line: ReactNode = null;
  if (alarm) line = <AlarmLine problem={alarm} />;
  else if (isMuted && (isUnderWay || recorded.startedAt === null)) line = <MutedLine />;
  else if (isLive && live.advice) line = <Advice advice={live.advice} />;
  else if (isLive && wasFound && read !== live.startedAt)
    line = (
      <Line icon={<Link2 aria-hidden="true" />} words={t("notice.found")}>
        <Button tone="quiet" onPress={() => setRead(live.startedAt)}>
          {t("notice.dismiss")}
        </Button>
      </Line>
    );
  else if (isLive && slate === "failed")
    line = <Line icon={<Info aria-hidden="true" />} words={t("slate.noneReady")} />;
  else if (recorded.startedAt !== null)
    line = <RecordedNotice startedAt={recorded.startedAt} onPutAway={recorded.putAway} />;
  return (
    <section className={styles.notices} aria-label={t("notice.label")} aria-live="polite">
      {line}
    </section>
  );
}
