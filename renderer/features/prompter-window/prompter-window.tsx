import { Zap } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Cue, positionAt } from "../../../preload/contract";
import { useMirror, useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { formatDuration } from "../../app/format";
import { useKeys } from "../../app/keys/use-keys";
import { useNow } from "../../app/use-now";
import { useCueWords } from "../on-air/cue-words";
import { Scroller } from "../prompter/scroller";
import { usePrompterText } from "../prompter/use-prompter-text";
import { jumpBy, prompterKeys } from "./prompter-keys";
import styles from "./prompter-window.module.css";

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

function Remaining() {
  const { t } = useTranslation();
  const prompter = useStudio((state) => state.prompter);
  const now = useNow(500);
  const position = positionAt(prompter, now);
  const holding = prompter.holdUntil === null ? 0 : Math.ceil((prompter.holdUntil - now) / 1000);
  const left = ((prompter.length - position) / prompter.charactersPerMinute) * 60;
  return (
    <div className={styles.remaining}>
      {prompter.playing && holding > 0 ? (
        <span>{t("prompter.window.holding", { seconds: holding })}</span>
      ) : (
        <span>{prompter.playing ? "" : t("prompter.window.paused")}</span>
      )}
      <span>{position >= prompter.length ? t("prompter.window.end") : formatDuration(left)}</span>
    </div>
  );
}

function Reader() {
  const { t } = useTranslation();
  const text = usePrompterText();
  const settings = useStudio((state) => state.settings.prompter);
  const armed = useStudio((state) => state.prompter.armed);
  const [flipped, setFlipped] = useState(false);
  const [hints, setHints] = useState(true);
  useKeys(
    prompterKeys(text, {
      flip: () => setFlipped((old) => !old),
      hints: () => setHints((old) => !old),
    }),
    true,
  );
  useEffect(() => {
    document.title = t("prompter.window.title");
  }, [t]);
  const turned = `scale(${settings.mirror ? -1 : 1}, ${flipped ? -1 : 1})`;
  return (
    <main
      className={cx(styles.window, flipped && styles.flipped)}
      onWheel={(event) => jumpBy(text, "line", event.deltaY > 0 ? 1 : -1)}
      aria-label={t("prompter.label")}
    >
      <header className={styles.bar} style={{ transform: turned }}>
        {armed ? <Armed cue={armed} /> : <span />}
        <Remaining />
      </header>
      <div className={styles.page}>
        {text ? (
          <Scroller
            text={text}
            fontSize={settings.fontSize}
            readingLine={settings.readingLine}
            isMirrored={settings.mirror}
            isFlipped={flipped}
            className={styles.scroller}
          />
        ) : (
          <div className={styles.waiting}>
            <strong>{t("prompter.window.waiting")}</strong>
            <p>{t("prompter.window.waitingText")}</p>
          </div>
        )}
      </div>
      {hints ? (
        <p className={styles.hints} style={{ transform: turned }}>
          {t("prompter.window.keys")}
        </p>
      ) : null}
    </main>
  );
}

/** The prompter in a window of its own: for a second display, a tablet, or glass in front of the camera. */
export function PrompterWindow() {
  const { t } = useTranslation();
  const hasState = useMirror(({ state }) => state !== null);
  const connected = useMirror((mirror) => mirror.connected);
  return (
    <>
      {hasState ? <Reader /> : <p className={styles.waiting}>{t("shell.connecting")}</p>}
      {hasState && !connected ? (
        <p className={styles.offline} role="alert">
          {t("shell.offline")}
        </p>
      ) : null}
    </>
  );
}
