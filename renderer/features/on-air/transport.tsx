import { ArrowLeft, ArrowRight, CircleHelp, Clapperboard, Disc, Radio, Square, Zap } from "lucide-react";
import { useTranslation } from "react-i18next";
import { act, perform, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { HoldButton } from "../../components/hold-button";
import { openPreflight } from "../preflight/preflight-store";
import { advance, toggleRecording } from "./commands";
import { useCueWords } from "./cue-words";
import { hasSlate } from "./slate";
import { SlateButton } from "./slate-button";
import styles from "./transport.module.css";

function NextButton() {
  const { t } = useTranslation();
  const show = useStudio((state) => state.show);
  const armed = useStudio((state) => state.prompter.armed);
  const cueWords = useCueWords(armed);
  const next = show.open?.segments[show.current + 1];
  const words = next
    ? t(show.current < 0 ? "transport.begin" : "transport.next", { title: next.title })
    : t(show.open ? "transport.lastSegment" : "transport.noShow");
  return (
    <>
      <button
        type="button"
        className={styles.next}
        disabled={!armed && !next}
        onClick={() => advance()}
        data-armed={armed ? "" : undefined}
      >
        {armed ? <Zap aria-hidden="true" /> : <ArrowRight aria-hidden="true" />}
        <span className={styles.nextWords}>{armed ? cueWords : words}</span>
        <kbd className={styles.key}>{t("keys.space")}</kbd>
      </button>
      {armed && next ? (
        <Button
          icon={<ArrowRight aria-hidden="true" />}
          shortcut="→"
          label={t("transport.skipCue", { title: next.title })}
          onPress={() => perform("show.next", {})}
        />
      ) : null}
    </>
  );
}

function RehearseButton() {
  const { t } = useTranslation();
  const active = useStudio((state) => state.rehearsal.active);
  const live = useStudio((state) => state.live.status);
  const { busy, run } = useBusy();
  if (active)
    return (
      <Button
        icon={<Square aria-hidden="true" />}
        busy={busy && t("transport.ending")}
        onPress={() => void run(() => act("rehearsal.stop", {}))}
      >
        {t("transport.endRehearsal")}
      </Button>
    );
  return (
    <Button
      icon={<Clapperboard aria-hidden="true" />}
      isDisabled={live !== "idle"}
      busy={busy && t("transport.starting")}
      onPress={() => void run(() => act("rehearsal.start", {}))}
    >
      {t("transport.rehearse")}
    </Button>
  );
}

/** Opens the page before going live; on air it ends the show, held. */
function LiveButton() {
  const { t } = useTranslation();
  const status = useStudio((state) => state.live.status);
  const rehearsing = useStudio((state) => state.rehearsal.active);
  if (status === "on-air" || status === "starting")
    return (
      <HoldButton tone="plain" size="big" icon={<Square />} onHeld={() => perform("live.stop", {})}>
        {t("transport.endLive")}
      </HoldButton>
    );
  return (
    <button
      type="button"
      className={styles.goLive}
      disabled={status !== "idle" || rehearsing}
      onClick={openPreflight}
    >
      <Radio aria-hidden="true" />
      <span className={styles.goLiveWords}>
        {t(status === "stopping" ? "transport.ending" : "transport.goLive")}
        <span className={styles.hint}>
          {t(rehearsing ? "transport.goLiveRehearsing" : "transport.goLiveHint")}
        </span>
      </span>
    </button>
  );
}

/** The buttons a show is run with. The next one is the biggest on the screen. */
export function Transport({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation();
  const show = useStudio((state) => state.show);
  const recording = useStudio((state) => state.recording.status);
  const slate = useStudio(hasSlate);
  const isRecording = recording === "recording" || recording === "stopping";
  return (
    <section className={styles.transport} aria-label={t("transport.label")}>
      <Button
        icon={<ArrowLeft aria-hidden="true" />}
        shortcut="←"
        isDisabled={show.current <= 0}
        onPress={() => perform("show.previous", {})}
      >
        {t("transport.previous")}
      </Button>
      <NextButton />
      <Button
        icon={isRecording ? <Square aria-hidden="true" /> : <Disc aria-hidden="true" />}
        shortcut="R"
        isDisabled={recording === "starting" || recording === "stopping"}
        onPress={toggleRecording}
      >
        {isRecording ? t("transport.endRecord") : t("transport.record")}
      </Button>
      {slate ? <SlateButton /> : <RehearseButton />}
      <LiveButton />
      <Button
        tone="quiet"
        icon={<CircleHelp aria-hidden="true" />}
        label={t("keys.title")}
        onPress={onHelp}
      />
    </section>
  );
}
