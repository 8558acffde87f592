import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Review, Waveform } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { mediaUrl, useStudio } from "../../app/bridge";
import { useKeys } from "../../app/keys/use-keys";
import { Legend } from "./legend";
import { countKinds, type MarkKind, quietKinds } from "./marks";
import styles from "./player.module.css";
import { usePlayer, usePlayerState } from "./player-context";
import { PlayerControls } from "./player-controls";
import { Unplayable } from "./unplayable";
import type { Asked } from "./use-review";
import { useZoom, type Zoom, zoomStep } from "./use-zoom";
import { WaveStrip } from "./wave-strip";

/** The same keys as video players have; letters by their place, since a Chinese input method hides the letter itself. */
function usePlayerKeys(zoom: Zoom) {
  const player = usePlayer();
  useKeys(
    {
      Space: { run: player.toggle },
      KeyK: { run: player.toggle },
      ArrowLeft: { run: () => player.step(-5), repeats: true },
      ArrowRight: { run: () => player.step(5), repeats: true },
      KeyJ: { run: () => player.step(-10), repeats: true },
      KeyL: { run: () => player.step(10), repeats: true },
      Comma: { run: () => player.step(-1), repeats: true },
      Period: { run: () => player.step(1), repeats: true },
      Equal: { run: () => zoom.by(zoomStep), repeats: true },
      NumpadAdd: { run: () => zoom.by(zoomStep), repeats: true },
      Minus: { run: () => zoom.by(1 / zoomStep), repeats: true },
      NumpadSubtract: { run: () => zoom.by(1 / zoomStep), repeats: true },
    },
    true,
  );
}

function Video({ id, isMissing }: { id: string; isMissing: boolean }) {
  const { t } = useTranslation();
  const player = usePlayer();
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const isLoading = usePlayerState(({ status }) => status === "loading");
  useEffect(() => (video === null ? undefined : player.attach(video)), [video, player]);
  if (isMissing) return null;
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: a recording's subtitles are made on demand, as a file of their own */}
      <video
        ref={setVideo}
        className={styles.video}
        src={mediaUrl(`recording:${id}`)}
        preload="metadata"
        playsInline
        aria-label={t("review.player.video")}
        onClick={() => {
          // On the whole screen the browser's own controls answer.
          if (document.fullscreenElement === null) player.toggle();
        }}
      />
      {isLoading ? (
        <p className={styles.opening} role="status">
          {t("review.player.loading")}
        </p>
      ) : null}
    </>
  );
}

interface PlayerPanelProps {
  review: Review;
  wave: Asked<Waveform>;
  retry: () => void;
}

/** The recording itself: its picture, its sound at a glance, and everything that happened on its time line. */
export function PlayerPanel({ review, wave, retry }: PlayerPanelProps) {
  const { t } = useTranslation();
  const recording = useStudio((state) => state.recording.recordings.find(({ id }) => id === review.id));
  const isMissing = recording?.missing ?? true;
  const hasFailed = usePlayerState(({ status }) => status === "failed");
  const fileSeconds = usePlayerState(({ seconds }) => seconds);
  const seconds = review.seconds > 0 ? review.seconds : fileSeconds;
  const zoom = useZoom(seconds);
  usePlayerKeys(zoom);
  const kinds = useMemo(() => countKinds(review.marks), [review.marks]);
  const [hidden, setHidden] = useState<ReadonlySet<MarkKind>>(quietKinds);
  const shown = useMemo(() => review.marks.filter(({ kind }) => !hidden.has(kind)), [review.marks, hidden]);
  const [attempt, setAttempt] = useState(0);
  return (
    <section className={styles.panel} aria-label={t("review.player.label")}>
      <div className={styles.screen}>
        {/* Another file in its place, such as the finished MP4, is opened anew. */}
        <Video key={`${recording?.file} ${attempt}`} id={review.id} isMissing={isMissing} />
        {isMissing || hasFailed ? (
          <Unplayable
            id={review.id}
            recording={recording}
            onRetry={() => {
              setAttempt((count) => count + 1);
              // A file that was put back is found by looking for it.
              perform("recording.list", {});
              retry();
            }}
          />
        ) : null}
      </div>
      <PlayerControls {...{ review, seconds, zoom }} marks={shown} canPlay={!isMissing && !hasFailed} />
      <WaveStrip
        {...{ seconds, wave, zoom }}
        segments={review.segments}
        marks={shown}
        kinds={kinds.map(({ kind }) => kind).filter((kind) => !hidden.has(kind))}
      />
      <Legend
        kinds={kinds}
        hidden={hidden}
        onToggle={(kind) =>
          setHidden((before) => {
            const next = new Set(before);
            if (!next.delete(kind)) next.add(kind);
            return next;
          })
        }
      />
    </section>
  );
}
