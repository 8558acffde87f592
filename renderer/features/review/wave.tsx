import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Waveform } from "../../../preload/contract";
import { readColours } from "./colours";
import styles from "./player.module.css";
import { usePlayer } from "./player-context";
import type { Asked } from "./use-review";

/**
 * Draws peaks that are known, and tells the drawing where the player is. Neither the file nor its element is given to the
 * library: it must never decode an hour of sound, and it is to show the place of what cannot be played as well.
 */
function useDrawing({ peaks }: Pick<Waveform, "peaks">, seconds: number) {
  const box = useRef<HTMLDivElement>(null);
  const player = usePlayer();
  useEffect(() => {
    const container = box.current;
    if (container === null || peaks.length === 0 || !(seconds > 0)) return;
    let isEnded = false;
    let end = () => {};
    void import("wavesurfer.js").then(({ default: WaveSurfer }) => {
      if (isEnded) return;
      const { quiet, accent } = readColours();
      const drawing = WaveSurfer.create({
        container,
        height: "auto",
        waveColor: quiet,
        progressColor: accent,
        cursorWidth: 0,
        barWidth: 2,
        barGap: 1,
        barMinHeight: 1,
        interact: false,
        hideScrollbar: true,
        peaks: [Float32Array.from(peaks, (peak) => peak / 100)],
        duration: seconds,
      });
      const follow = () => drawing.setTime(player.store.getState().time);
      drawing.on("ready", follow);
      const leave = player.store.subscribe(follow);
      end = () => {
        leave();
        drawing.destroy();
      };
    });
    return () => {
      isEnded = true;
      end();
    };
  }, [peaks, seconds, player]);
  return box;
}

function Drawing({ wave, seconds }: { wave: Waveform; seconds: number }) {
  const box = useDrawing(wave, seconds);
  return <div ref={box} className={styles.wave} />;
}

/** The sound at a glance; words where there is none, or none yet. */
export function Wave({ wave: { value, failure }, seconds }: { wave: Asked<Waveform>; seconds: number }) {
  const { t } = useTranslation();
  if (value !== null && value.peaks.length > 0) return <Drawing wave={value} seconds={seconds} />;
  const isLoading = value === null && failure === null;
  return <p className={styles.noWave}>{t(isLoading ? "review.wave.loading" : "review.wave.none")}</p>;
}
