import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PrompterText } from "../../../preload/contract";
import { positionAt } from "../../../preload/contract";
import { studioTime, useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import type { ScrollerSize } from "../prompter/chunk-view";
import { factsAhead, fittingType } from "../prompter/reading";
import { useBoxSize } from "../prompter/use-box-size";
import { useStudioNow } from "../prompter/use-studio-now";
import styles from "./overlays.module.css";

/** Type sizes of the text that a message is shown in at most, and facts are shown in. */
const messageScale = 1.6;
const factScale = 1.4;
/** Below this share of the height there is no room for a message above the reading line. */
const leastRoom = 0.14;

interface MessageProps {
  /** CSS pixels. */
  width: number;
  size: Pick<ScrollerSize, "height" | "linePixels" | "readingPixels">;
}

/**
 * The helper's message, as large as fits above the line that is read now (which rises by its own height while it is
 * read), or over the lower third where there is no room for it.
 */
export function Message({ width, size }: MessageProps) {
  const { t } = useTranslation();
  const message = useStudio((state) => state.prompter.message);
  const fontSize = useStudio((state) => state.settings.prompter.fontSize);
  const now = useStudioNow(250, message !== null);
  if (message === null || (message.until !== null && message.until <= now)) return null;
  const room = size.readingPixels - size.linePixels;
  const isAbove = room >= leastRoom * size.height;
  const height = Math.min(isAbove ? room : Number.POSITIVE_INFINITY, size.height / 3);
  const type = fittingType([...message.text].length, { width, height }, fontSize * messageScale);
  return (
    <div
      className={styles.message}
      role="alert"
      aria-label={t("prompter.window.message")}
      style={{ height, ...(isAbove ? { top: 0 } : { bottom: 0 }) }}
    >
      <strong style={{ fontSize: type }}>{message.text}</strong>
      {message.until === null ? null : (
        <span className={styles.seconds}>
          {t("prompter.message.seconds", { seconds: Math.ceil((message.until - now) / 1000) })}
        </span>
      )}
    </div>
  );
}

/** 3, 2, 1 before the text starts, below the reading line. */
export function Countdown() {
  const { holding, holdUntil, playing } = useStudio((state) => state.prompter);
  const counts = playing && holding === "countdown" && holdUntil !== null;
  const now = useStudioNow(100, counts);
  const left = counts ? Math.ceil((holdUntil - now) / 1000) : 0;
  return left > 0 ? (
    <div className={styles.countdown} role="timer">
      {left}
    </div>
  ) : null;
}

/** Milliseconds that the flash takes: three soft flashes, the most that WCAG 2.3.1 allows in a second. */
const flashMilliseconds = 1000;

/** The whole window turns light three times within a second when the helper asks for a look. */
export function Flash() {
  const flashedAt = useStudio((state) => state.prompter.flashedAt);
  const [flashes, setFlashes] = useState(false);
  const known = useRef(flashedAt);
  useEffect(() => {
    // One from before this window was opened is past; one that comes late still flashes in full.
    if (flashedAt <= known.current || studioTime() - flashedAt > 5000) return;
    known.current = flashedAt;
    setFlashes(true);
    const timer = setTimeout(() => setFlashes(false), flashMilliseconds);
    return () => {
      clearTimeout(timer);
      setFlashes(false);
    };
  }, [flashedAt]);
  return flashes ? <div key={flashedAt} className={styles.flash} data-flash="" aria-hidden="true" /> : null;
}

/** Dates, names and numbers of the paragraph, the next one first and bright; below the text, so that it covers none. */
export function FactStrip({ text }: { text: PrompterText }) {
  const { t } = useTranslation();
  const prompter = useStudio((state) => state.prompter);
  const fontSize = useStudio((state) => state.settings.prompter.fontSize);
  const now = useStudioNow(250, prompter.playing);
  const strip = useRef<HTMLElement>(null);
  const { width } = useBoxSize(strip);
  const facts = factsAhead(text, positionAt(prompter, now)).slice(0, 8);
  const type = Math.min(fontSize * factScale, width > 0 ? width / 9 : fontSize);
  return (
    <section ref={strip} className={styles.facts} aria-label={t("prompter.window.facts")}>
      {facts.length === 0 ? <p className={styles.noFacts}>{t("prompter.window.noFacts")}</p> : null}
      <ul className={styles.factList} style={{ fontSize: type }}>
        {facts.map((fact, index) => (
          <li key={`${fact.offset} ${fact.text}`} className={cx(index === 0 && styles.next)}>
            {fact.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
