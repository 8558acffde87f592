import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type WaveSurfer from "wavesurfer.js";
import type { Waveform } from "../../../preload/contract";
import { readColours } from "./colours";
import styles from "./player.module.css";
import { usePlayer } from "./player-context";
import type { Asked } from "./use-review";
import { isWhole, type View } from "./zoom";

interface WaveProps {
  wave: Asked<Waveform>;
  /** The recording's length. */
  seconds: number;
  view: View;
  /** How wide it is drawn. */
  pixels: number;
}

const bars = { barWidth: 2, barGap: 1, barMinHeight: 1 };
/** From so near that a peak has more room than a bar, a bar takes all of it. */
const barWidthOf = (peakPixels: number): number =>
  Math.max(bars.barWidth, Math.round(peakPixels) - bars.barGap);

/**
 * Draws peaks that are known, and tells the drawing where the player is. Neither the file nor its element is given to the
 * library: it must never decode an hour of sound, and it is to show the place of what cannot be played as well.
 */
function useDrawing({ peaks }: Pick<Waveform, "peaks">, seconds: number) {
  const box = useRef<HTMLDivElement>(null);
  const player = usePlayer();
  const [drawing, setDrawing] = useState<WaveSurfer | null>(null);
  useEffect(() => {
    const container = box.current;
    if (container === null || peaks.length === 0 || !(seconds > 0)) return;
    let isEnded = false;
    let end = () => {};
    void import("wavesurfer.js").then(({ default: Surfer }) => {
      if (isEnded) return;
      const { quiet, accent } = readColours();
      const made = Surfer.create({
        container,
        height: "auto",
        waveColor: quiet,
        progressColor: accent,
        cursorWidth: 0,
        ...bars,
        interact: false,
        hideScrollbar: true,
        // Which stretch is seen is the whole strip's to say.
        autoScroll: false,
        peaks: [Float32Array.from(peaks, (peak) => peak / 100)],
        duration: seconds,
      });
      const follow = () => made.setTime(player.store.getState().time);
      made.on("ready", () => {
        follow();
        setDrawing(made);
      });
      const leave = player.store.subscribe(follow);
      end = () => {
        leave();
        made.destroy();
        setDrawing(null);
      };
    });
    return () => {
      isEnded = true;
      end();
    };
  }, [peaks, seconds, player]);
  return { box, drawing };
}

interface DrawingProps extends Omit<WaveProps, "wave"> {
  wave: Waveform;
}

function Drawing({ wave, seconds, view, pixels }: DrawingProps) {
  const { box, drawing } = useDrawing(wave, seconds);
  useEffect(() => {
    if (drawing === null || pixels === 0) return;
    const perSecond = pixels / view.seconds;
    drawing.setOptions({
      minPxPerSec: isWhole(view, seconds) ? 0 : perSecond,
      barWidth: barWidthOf(perSecond * wave.stepSeconds),
    });
    drawing.setScroll(view.from * perSecond);
  }, [drawing, pixels, view, seconds, wave.stepSeconds]);
  return <div ref={box} className={styles.wave} />;
}

/** The sound at a glance; words where there is none, or none yet. */
export function Wave({ wave: { value, failure }, ...place }: WaveProps) {
  const { t } = useTranslation();
  if (value !== null && value.peaks.length > 0) return <Drawing wave={value} {...place} />;
  const isLoading = value === null && failure === null;
  return <p className={styles.noWave}>{t(isLoading ? "review.wave.loading" : "review.wave.none")}</p>;
}
