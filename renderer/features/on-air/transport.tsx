import { ArrowLeft, ArrowRight, CircleHelp, Radio, Square, Zap } from "lucide-react";
import { useTranslation } from "react-i18next";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { HoldButton } from "../../components/hold-button";
import { openPreflight } from "../preflight/preflight-store";
import { advance } from "./commands";
import { useCueWords } from "./cue-words";
import { MarkerTile, MuteTile } from "./microphone-tiles";
import { RecordTile } from "./record-tile";
import { RehearseTile } from "./rehearse-tile";
import { hasSlate } from "./slate";
import { SlateButton } from "./slate-button";
import styles from "./transport.module.css";
import { TransportTile } from "./transport-tile";

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
  const slate = useStudio(hasSlate);
  return (
    <section className={styles.transport} aria-label={t("transport.label")}>
      <TransportTile
        icon={<ArrowLeft aria-hidden="true" />}
        shortcut="←"
        word={t("transport.previous")}
        isDisabled={show.current <= 0}
        onPress={() => perform("show.previous", {})}
      />
      <NextButton />
      <MarkerTile />
      <MuteTile />
      <RecordTile />
      {slate ? <SlateButton /> : <RehearseTile />}
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
