import { CircleHelp, ListChecks, Maximize, SlidersHorizontal, Zap } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { type Cue, type PrompterText, positionAt } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { formatClock, formatDuration } from "../../app/format";
import { Button } from "../../components/button";
import { useCueWords } from "../on-air/cue-words";
import { headingAt, secondsLeft } from "../prompter/reading";
import { useStudioNow } from "../prompter/use-studio-now";
import { VoiceSwitch } from "../prompter-voice/voice-line";
import { toggleFullScreen, type WindowView } from "./prompter-keys";
import styles from "./status-bar.module.css";

const MissedCues = lazy(() => import("../prompter/missed-cues"));

function Armed({ cue }: { cue: Cue }) {
  const { t } = useTranslation();
  const words = useCueWords(cue);
  return (
    <div className={styles.armed} role="status">
      <Zap aria-hidden="true" />
      <strong>{words}</strong>
      <kbd>{t("prompter.window.space")}</kbd>
    </div>
  );
}

interface NotesProps {
  text: PrompterText | null;
  /** Epoch milliseconds of the studio. */
  now: number;
}

/** What the text does, where that is not simply reading. */
function useDoing(now: number): string {
  const { t } = useTranslation();
  const { playing, holding, holdUntil, waiting } = useStudio((state) => state.prompter);
  if (!playing) return t("prompter.window.paused");
  const seconds = holdUntil === null ? 0 : Math.ceil((holdUntil - now) / 1000);
  if (seconds > 0)
    return holding === "countdown" ? t("prompter.window.starts") : t("prompter.window.holding", { seconds });
  return waiting ? t("prompter.window.speak") : "";
}

function Remaining({ text, now }: NotesProps) {
  const { t } = useTranslation();
  const prompter = useStudio((state) => state.prompter);
  const doing = useDoing(now);
  const left = secondsLeft(prompter, text, now);
  const isRead = positionAt(prompter, now) >= prompter.length;
  const ends = prompter.mode === "finish-at" && prompter.finishAt !== null ? prompter.finishAt : null;
  return (
    <p className={styles.remaining}>
      <span>{isRead ? "" : doing}</span>
      {ends === null ? null : <span>{t("prompter.ends", { time: formatClock(ends, false) })}</span>}
      <strong>{isRead ? t("prompter.window.end") : formatDuration(left)}</strong>
    </p>
  );
}

/** How far the script is read, as a thin line. */
function Progress({ now }: { now: number }) {
  const { t } = useTranslation();
  const prompter = useStudio((state) => state.prompter);
  const share = prompter.length > 0 ? positionAt(prompter, now) / prompter.length : 0;
  return (
    <div
      className={styles.progress}
      role="progressbar"
      aria-label={t("prompter.window.progress")}
      aria-valuenow={Math.round(share * 100)}
    >
      <div className={styles.done} style={{ transform: `scaleX(${share.toFixed(4)})` }} />
    </div>
  );
}

/**
 * What is read through the glass beside the text: the cue that waits, what was missed, the section, the time left.
 * One tick a second draws all of it: each time takes from the frames that scroll.
 */
export function StatusBar({ text }: { text: PrompterText | null }) {
  const prompter = useStudio((state) => state.prompter);
  const now = useStudioNow(1000, prompter.playing);
  const { armed, missed } = prompter;
  return (
    <>
      <header className={styles.bar}>
        <div className={styles.cues}>
          {armed ? (
            <Armed cue={armed} />
          ) : (
            <p className={styles.section}>{text ? headingAt(text, positionAt(prompter, now)) : ""}</p>
          )}
          <Suspense>{missed.length > 0 ? <MissedCues text={text} /> : null}</Suspense>
        </div>
        <Remaining text={text} now={now} />
      </header>
      <Progress now={now} />
    </>
  );
}

/** Buttons for what the keys S, N, ? and F do; they come with the pointer, and stay where there is only a finger. */
export function Tools({ view, isShown }: { view: WindowView; isShown: boolean }) {
  const { t } = useTranslation();
  const tools = [
    ["look", SlidersHorizontal, view.toggleLook],
    ["facts", ListChecks, view.toggleFacts],
    ["keys", CircleHelp, view.toggleHelp],
    ["full", Maximize, toggleFullScreen],
  ] as const;
  return (
    <div className={styles.tools} data-shown={isShown || undefined}>
      <VoiceSwitch />
      {tools.map(([name, Icon, press]) => (
        <Button
          key={name}
          tone="quiet"
          icon={<Icon aria-hidden="true" />}
          label={t(`prompter.tool.${name}`)}
          onPress={press}
        />
      ))}
    </div>
  );
}
