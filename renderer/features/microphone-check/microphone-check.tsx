import { Play, RotateCcw, Square, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { VoiceCheck } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { useNow } from "../../app/use-now";
import { Button } from "../../components/button";
import type { VoiceTrouble } from "../prompter-voice/microphone";
import { noiseEdges, noiseWords, speechEdges, speechWords } from "./judged";
import { LevelBars } from "./level-bars";
import { LevelScale } from "./level-scale";
import styles from "./microphone-check.module.css";
import { type ListenFailure, type Listening, listenSeconds } from "./use-listening";
import { useLiveLevels } from "./use-live-levels";
import { usePlayback } from "./use-playback";

interface MicrophoneCheckProps {
  listening: Listening;
  again: () => void;
}

function Playback({ sound }: { sound: string }) {
  const { t } = useTranslation();
  const { status, play, stop } = usePlayback(sound);
  const isPlaying = status === "playing";
  return (
    <>
      <Button
        icon={isPlaying ? <Square aria-hidden="true" /> : <Play aria-hidden="true" />}
        onPress={isPlaying ? stop : play}
      >
        {t(isPlaying ? "microphone.stop" : "microphone.play")}
      </Button>
      <span className={styles.note} role="status">
        {status === "failed" ? t("microphone.cannotPlay") : isPlaying ? t("microphone.playing") : ""}
      </span>
    </>
  );
}

/** What was heard: the studio's judgement in words, the level of voice and room, and the sound itself. */
function Heard({ check }: { check: VoiceCheck }) {
  const { t } = useTranslation();
  const speech = t(`microphone.scale.${speechWords(check)}`);
  const room = t(`microphone.noise.${noiseWords(check)}`);
  const told = (decibels: number) => ({ decibels: String(Math.round(decibels)).replace("-", "−") });
  return (
    <>
      <p role="status">
        <strong className={styles.judgement}>{check.message}</strong> {check.hint}
      </p>
      <LevelScale
        label={t("microphone.scale.label")}
        zones={[t("microphone.scale.low"), t("microphone.scale.good"), t("microphone.scale.high")]}
        edges={speechEdges}
        decibels={check.speechDecibels}
        words={
          check.speechDecibels === null
            ? speech
            : t("microphone.scale.spoken", { place: speech, ...told(check.speechDecibels) })
        }
      />
      <LevelScale
        label={t("microphone.noise.label")}
        zones={[t("microphone.noise.quiet"), t("microphone.noise.some"), t("microphone.noise.loud")]}
        edges={noiseEdges}
        decibels={check.noiseDecibels}
        words={
          check.noiseDecibels === null
            ? room
            : t("microphone.noise.spoken", { place: room, ...told(check.noiseDecibels) })
        }
      />
    </>
  );
}

/** What can be done once the microphone was heard: hear it oneself, or have it heard again. */
function Afterwards({ listening, again }: MicrophoneCheckProps) {
  const { t } = useTranslation();
  const isObs = useStudio((state) => state.engine.kind === "obs");
  const check = listening.phase === "heard" ? listening.check : null;
  const sound = check?.sound ?? null;
  return (
    <div className={styles.playback}>
      <Button
        tone={check === null || check.judgement === "poor" ? "accent" : "plain"}
        icon={<RotateCcw aria-hidden="true" />}
        onPress={again}
      >
        {t("microphone.again")}
      </Button>
      {sound === null ? null : <Playback sound={sound} />}
      {check !== null && sound === null ? (
        <p className={styles.note}>{t(`microphone.noSound.${isObs ? "obs" : "browser"}`)}</p>
      ) : null}
    </div>
  );
}

function Failed({ failure }: { failure: ListenFailure }) {
  const { t } = useTranslation();
  const canUseStage = useStudio(({ live }) => live.status === "idle");
  const words =
    "known" in failure
      ? {
          message: t(`microphone.trouble.${failure.known}.message`),
          hint: t(`microphone.trouble.${failure.known}.hint`),
        }
      : failure;
  return (
    <div className={styles.failed} role="alert">
      <TriangleAlert aria-hidden="true" />
      <div className={styles.why}>
        <strong>{words.message}</strong>
        <p>{words.hint}</p>
      </div>
      {"known" in failure && failure.known === "no-engine" && canUseStage ? (
        <Button onPress={() => perform("engine.connect", { engine: "stage" })}>
          {t("microphone.useStage")}
        </Button>
      ) : null}
    </div>
  );
}

/** What goes on while the microphone is heard, in words, with the seconds counted down. */
function Progress({ listening }: { listening: Listening }) {
  const { t } = useTranslation();
  const isListening = listening.phase === "listening";
  const now = useNow(200, isListening);
  if (!isListening)
    return <p className={styles.progress}>{listening.phase === "ready" ? t("microphone.ready") : ""}</p>;
  const left = Math.ceil(listenSeconds - (now - listening.startedAt) / 1000);
  if (left <= 0) return <p className={styles.progress}>{t("microphone.judging")}</p>;
  return (
    <p className={styles.progress}>
      <strong>{t("microphone.listening")}</strong>
      <span aria-hidden="true">{t("microphone.secondsLeft", { seconds: left })}</span>
    </p>
  );
}

/** What the browser says of its microphone is nearer to the cause than the engine that heard nothing. */
const nearer = (trouble: VoiceTrouble | null, failure: ListenFailure): ListenFailure =>
  trouble === "denied" || trouble === "no-microphone" ? { known: trouble } : failure;

/** The microphone heard for three seconds: what to say, what is heard, how it was, and the sound of it. */
export function MicrophoneCheck({ listening, again }: MicrophoneCheckProps) {
  const { t } = useTranslation();
  const village = useStudio(({ show, settings }) => show.open?.village || settings.village);
  const isWaiting = listening.phase === "ready" || listening.phase === "listening";
  const live = useLiveLevels(isWaiting);
  const failure = listening.phase === "failed" ? nearer(live.trouble, listening.failure) : null;
  return (
    <div className={styles.check}>
      <div className={styles.say}>
        <span className={styles.note}>{t("microphone.say")}</span>
        <p className={styles.sentence}>
          {t("microphone.sentence", { village: village || t("microphone.ourVillage") })}
        </p>
      </div>
      {failure ? (
        <Failed failure={failure} />
      ) : (
        <LevelBars
          levels={listening.phase === "heard" ? listening.check.levels : live.levels}
          label={t(listening.phase === "heard" ? "microphone.levels" : "microphone.live")}
        />
      )}
      {listening.phase === "heard" ? <Heard check={listening.check} /> : null}
      {isWaiting ? (
        <>
          <Progress listening={listening} />
          <p className={styles.note}>{t("microphone.privacy")}</p>
        </>
      ) : (
        <Afterwards listening={listening} again={again} />
      )}
    </div>
  );
}
