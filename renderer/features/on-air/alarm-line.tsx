import { MicOff, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { cx } from "../../app/cx";
import { useLanguage } from "../../app/i18n";
import { useNavigation } from "../../app/shell/routes";
import { stripItems } from "../../app/shell/strip-items";
import { openMicrophoneCheck } from "../microphone-check/check-store";
import styles from "./alarm-line.module.css";

const unmute = () => perform("engine.mute", { muted: false });
const toScenes = () => useNavigation.getState().go("scenes");

/** The one thing that puts each alarm right: the end of a text's key under `alarm.action`, and what it does. */
const remedies = {
  "watch.speaking-muted": { text: "unmute", run: unmute },
  "watch.no-sound": { text: "check", run: openMicrophoneCheck },
  "watch.silent": { text: "check", run: openMicrophoneCheck },
  "watch.camera-black": { text: "scenes", run: toScenes },
  "watch.camera-frozen": { text: "scenes", run: toScenes },
  "recording.disk-short": { text: "recordings", run: () => useNavigation.getState().go("rehearsals") },
} as const;

const remedyOf = (code: string) => Object.entries(remedies).find(([known]) => known === code)?.[1];

interface LineProps {
  icon: ReactNode;
  message: string;
  hint: string;
  isAlarm: boolean;
  children: ReactNode;
}

const Line = ({ icon, message, hint, isAlarm, children }: LineProps) => (
  <div className={cx(styles.line, isAlarm && styles.alarm)} role={isAlarm ? "alert" : "status"}>
    {icon}
    <p className={styles.words}>
      <strong className={styles.message}>{message}</strong>
      <span>{hint}</span>
    </p>
    {children}
  </div>
);

/** What is going wrong just now, and the one thing that puts it right. */
export function AlarmLine({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [words] = stripItems([problem], [], language);
  const remedy = remedyOf(problem.code);
  return (
    <Line
      icon={<TriangleAlert aria-hidden="true" />}
      message={words?.message ?? problem.message}
      hint={words?.hint ?? problem.hint}
      isAlarm
    >
      {remedy ? (
        <button type="button" className={styles.action} onClick={remedy.run}>
          {t(`alarm.action.${remedy.text}`)}
        </button>
      ) : null}
    </Line>
  );
}

/** That nobody hears the anchor, which is meant so and yet easily forgotten. */
export function MutedLine() {
  const { t } = useTranslation();
  return (
    <Line
      icon={<MicOff aria-hidden="true" />}
      message={t("alarm.muted")}
      hint={t("alarm.mutedText")}
      isAlarm={false}
    >
      <button type="button" className={styles.action} onClick={unmute}>
        {t("alarm.action.unmute")}
        <kbd className={styles.key}>V</kbd>
      </button>
    </Line>
  );
}
