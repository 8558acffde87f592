import { ChevronDown, ChevronUp, ExternalLink, Minus, Pause, Play, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PrompterState, PrompterText } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { bridge, studioNow, studioTime, useStudio } from "../../app/bridge";
import { formatClock, formatDuration } from "../../app/format";
import { useNavigation } from "../../app/shell/routes";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { Empty } from "../../components/empty";
import { changeFinish, changePace, jumpBy, togglePrompter } from "../prompter/commands";
import MissedCues from "../prompter/missed-cues";
import { secondsLeft } from "../prompter/reading";
import { Scroller } from "../prompter/scroller";
import { useShownText } from "../prompter/use-prompter-text";
import { useStudioNow } from "../prompter/use-studio-now";
import { followVoice } from "../prompter-voice/listening";
import { VoiceLine } from "../prompter-voice/voice-line";
import styles from "./prompter-mini.module.css";
import { PrompterMessage } from "./prompter-mini-message";

/** Pixels of the type in the small view. */
const miniType = 24;
const modes = ["steady", "finish-at", "voice"] as const;

/** Chooses what sets the pace. `finish-at` begins with when the text would end anyway, on a whole minute. */
function chooseMode(mode: PrompterState["mode"], text: PrompterText | null): void {
  const prompter = studioNow()?.prompter;
  if (!prompter) return;
  if (mode === "voice") {
    followVoice();
    return;
  }
  const now = studioTime();
  const end = now + secondsLeft(prompter, text, now) * 1000;
  perform("prompter.mode", mode === "finish-at" ? { mode, at: Math.ceil(end / 60_000) * 60_000 } : { mode });
}

function Left({ text }: { text: PrompterText | null }) {
  const { t } = useTranslation();
  const prompter = useStudio((state) => state.prompter);
  const now = useStudioNow(1000, prompter.playing);
  return (
    <span className={styles.left}>
      {t("prompter.left", { time: formatDuration(secondsLeft(prompter, text, now)) })}
    </span>
  );
}

/** The pace, or the time the text is to end: one step down, what it is and what is left, one step up. */
function Pace({ text }: { text: PrompterText | null }) {
  const { t } = useTranslation();
  const { mode, finishAt, charactersPerMinute } = useStudio((state) => state.prompter);
  const ends = mode === "finish-at" && finishAt !== null;
  return (
    <div className={styles.group}>
      <Button
        icon={<Minus aria-hidden="true" />}
        label={ends ? t("prompter.earlier") : t("prompter.slower")}
        onPress={() => (ends ? changeFinish(-1) : changePace(-1))}
      />
      <span className={styles.pace}>
        <span>
          {ends
            ? t("prompter.ends", { time: formatClock(finishAt, false) })
            : t("prompter.pace", { pace: Math.round(charactersPerMinute) })}
        </span>
        <Left text={text} />
      </span>
      <Button
        icon={<Plus aria-hidden="true" />}
        label={ends ? t("prompter.later") : t("prompter.faster")}
        onPress={() => (ends ? changeFinish(1) : changePace(1))}
      />
    </div>
  );
}

function Controls({ text }: { text: PrompterText | null }) {
  const { t } = useTranslation();
  const playing = useStudio((state) => state.prompter.playing);
  const mode = useStudio((state) => state.prompter.mode);
  const isEmpty = useStudio((state) => state.prompter.scriptId === null);
  return (
    <div className={styles.controls}>
      <Button
        icon={playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        shortcut="P"
        label={playing ? t("prompter.pause") : t("prompter.play")}
        isDisabled={isEmpty}
        onPress={togglePrompter}
      />
      <Button
        icon={<ChevronUp aria-hidden="true" />}
        label={t("prompter.lineBack")}
        isDisabled={isEmpty}
        onPress={() => jumpBy("line", -1)}
      />
      <Button
        icon={<ChevronDown aria-hidden="true" />}
        label={t("prompter.lineOn")}
        isDisabled={isEmpty}
        onPress={() => jumpBy("line", 1)}
      />
      <Pace text={text} />
      <div className={styles.group}>
        <Choice
          label={t("prompter.mode.label")}
          hideLabel
          options={modes.map((id) => ({ id, name: t(`prompter.mode.${id}`) }))}
          value={mode}
          isDisabled={isEmpty}
          onChange={(id) => chooseMode(modes.find((known) => known === id) ?? "steady", text)}
        />
        <PrompterMessage />
        <MissedCues text={text} />
      </div>
      <VoiceLine />
      <Button
        icon={<ExternalLink aria-hidden="true" />}
        label={t("prompter.openWindow")}
        onPress={() => bridge().openPrompter()}
      />
    </div>
  );
}

/** The prompter in small, for the helper: where the text is, its pace, a word to the reader, and its own window. */
export function PrompterMini() {
  const { t } = useTranslation();
  const shown = useShownText();
  const { readingLine, font, colours } = useStudio((state) => state.settings.prompter);
  const go = useNavigation((navigation) => navigation.go);
  return (
    <section className={styles.panel} aria-label={t("prompter.label")}>
      <div className={styles.view} data-palette={colours}>
        {shown ? (
          <Scroller
            shown={shown}
            fontSize={miniType}
            readingLine={readingLine}
            font={font}
            className={styles.scroller}
          />
        ) : (
          <Empty
            title={t("prompter.empty.title")}
            actions={<Button onPress={() => go("scripts")}>{t("prompter.empty.action")}</Button>}
          >
            {t("prompter.empty.text")}
          </Empty>
        )}
      </div>
      <Controls text={shown?.text ?? null} />
    </section>
  );
}
