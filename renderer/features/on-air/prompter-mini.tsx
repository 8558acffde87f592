import { ExternalLink, Minus, Pause, Play, Plus, SkipBack } from "lucide-react";
import { useTranslation } from "react-i18next";
import { positionAt } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { bridge, useStudio } from "../../app/bridge";
import { formatDuration } from "../../app/format";
import { useNavigation } from "../../app/shell/routes";
import { useNow } from "../../app/use-now";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { changePace, togglePrompter } from "../prompter/commands";
import { Scroller } from "../prompter/scroller";
import { usePrompterText } from "../prompter/use-prompter-text";
import styles from "./prompter-mini.module.css";

/** Pixels of the type in the small view. */
const miniType = 24;

function Controls() {
  const { t } = useTranslation();
  const prompter = useStudio((state) => state.prompter);
  const now = useNow(1000, prompter.playing);
  const left = prompter.length - positionAt(prompter, now);
  return (
    <div className={styles.controls}>
      <Button
        icon={prompter.playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        shortcut="P"
        isDisabled={prompter.scriptId === null}
        onPress={togglePrompter}
      >
        {prompter.playing ? t("prompter.pause") : t("prompter.play")}
      </Button>
      <Button
        icon={<SkipBack aria-hidden="true" />}
        label={t("prompter.toStart")}
        isDisabled={prompter.scriptId === null}
        onPress={() => perform("prompter.seek", { position: 0 })}
      />
      <Button
        icon={<Minus aria-hidden="true" />}
        label={t("prompter.slower")}
        onPress={() => changePace(-1)}
      />
      <span className={styles.pace}>
        {t("prompter.pace", { pace: Math.round(prompter.charactersPerMinute) })}
      </span>
      <Button icon={<Plus aria-hidden="true" />} label={t("prompter.faster")} onPress={() => changePace(1)} />
      <span className={styles.left}>
        {t("prompter.left", { time: formatDuration((left / prompter.charactersPerMinute) * 60) })}
      </span>
      <Button icon={<ExternalLink aria-hidden="true" />} onPress={() => bridge().openPrompter()}>
        {t("prompter.openWindow")}
      </Button>
    </div>
  );
}

/** The prompter in small: where the text is, play, pace, and the window of its own. */
export function PrompterMini() {
  const { t } = useTranslation();
  const text = usePrompterText();
  const readingLine = useStudio((state) => state.settings.prompter.readingLine);
  const go = useNavigation((navigation) => navigation.go);
  return (
    <section className={styles.panel} aria-label={t("prompter.label")}>
      <div className={styles.view}>
        {text ? (
          <Scroller text={text} fontSize={miniType} readingLine={readingLine} className={styles.scroller} />
        ) : (
          <Empty
            title={t("prompter.empty.title")}
            actions={<Button onPress={() => go("scripts")}>{t("prompter.empty.action")}</Button>}
          >
            {t("prompter.empty.text")}
          </Empty>
        )}
      </div>
      <Controls />
    </section>
  );
}
