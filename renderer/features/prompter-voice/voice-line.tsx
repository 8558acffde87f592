import { Ear, EarOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { cx } from "../../app/cx";
import { Button } from "../../components/button";
import { followVoice, leaveVoice } from "./listening";
import { canListen } from "./microphone";
import styles from "./voice.module.css";
import { useVoiceHere } from "./voice-store";
import { voiceWords } from "./voice-words";

const explainedKey = "hongcun.voice-explained";

/** Whether to say what is done with the sound: until the voice was followed once on this device. */
function useFirstTime(listens: boolean): boolean {
  const [first] = useState(() => localStorage.getItem(explainedKey) === null);
  useEffect(() => {
    if (first && listens) return () => localStorage.setItem(explainedKey, "1");
    return undefined;
  }, [first, listens]);
  return first;
}

function Level() {
  const { t } = useTranslation();
  const level = useVoiceHere((here) => here.level);
  return <meter className={styles.level} min={0} max={1} value={level} aria-label={t("voice.level")} />;
}

function Following({ isBar }: { isBar: boolean }) {
  const { t } = useTranslation();
  const playing = useStudio((state) => state.prompter.playing);
  const voice = useStudio((state) => state.prompter.voice);
  const phase = useVoiceHere((here) => here.phase);
  const speaking = useVoiceHere((here) => here.speaking);
  const { words, action, isTrouble } = voiceWords({ playing, voice }, { phase, speaking }, canListen());
  const explains = useFirstTime(phase === "listening") && phase !== "off" && !isTrouble;
  const Icon = isTrouble ? EarOff : Ear;
  // In the narrow place there is room for one sentence: before reading begins, that is what is done with the sound.
  const said = explains && !isBar && !playing ? t("voice.privacy") : t(`voice.${words}`);
  return (
    <>
      <Icon aria-hidden="true" />
      <span role="status" title={said}>
        {said}
      </span>
      {phase === "listening" ? <Level /> : null}
      {action ? <Button onPress={followVoice}>{t(`voice.${action}`)}</Button> : null}
      {explains && isBar ? <small>{t("voice.privacy")}</small> : null}
    </>
  );
}

interface LineProps {
  /** Across the foot of a window, in its own colours; else in what room a row of controls leaves, on one line. */
  isBar?: boolean;
}

/** How the reader's voice is followed, in words; nothing in the other modes. */
export function VoiceLine({ isBar = false }: LineProps) {
  const isVoice = useStudio((state) => state.prompter.mode === "voice");
  if (!isVoice) return null;
  return (
    <div className={cx(styles.line, isBar ? styles.bar : styles.narrow)}>
      <Following isBar={isBar} />
    </div>
  );
}

/** Switches following the voice on and off, in a row of tools that are icons. */
export function VoiceSwitch() {
  const { t } = useTranslation();
  const isVoice = useStudio((state) => state.prompter.mode === "voice");
  const isEmpty = useStudio((state) => state.prompter.scriptId === null);
  return (
    <Button
      tone={isVoice ? "accent" : "quiet"}
      icon={isVoice ? <Ear aria-hidden="true" /> : <EarOff aria-hidden="true" />}
      label={t("voice.switch")}
      aria-pressed={isVoice}
      isDisabled={isEmpty}
      onPress={isVoice ? leaveVoice : followVoice}
    />
  );
}
