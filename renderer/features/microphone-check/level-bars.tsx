import type { CSSProperties } from "react";
import { shareOf } from "./judged";
import styles from "./microphone-check.module.css";
import { mostLevels } from "./use-live-levels";

/** So many levels that a picture has room for, each the loudest of its stretch. */
export function fewer(levels: readonly number[], most: number): number[] {
  if (levels.length <= most) return [...levels];
  return Array.from({ length: most }, (_, index) =>
    Math.max(
      ...levels.slice(
        Math.floor((index * levels.length) / most),
        Math.floor(((index + 1) * levels.length) / most),
      ),
    ),
  );
}

/** Loudness over time as bars, the first on the left; places that are yet to come stay empty. */
export function LevelBars({ levels, label }: { levels: readonly number[]; label: string }) {
  const bars = fewer(levels, mostLevels);
  return (
    <div className={styles.bars} role="img" aria-label={label}>
      {Array.from({ length: mostLevels }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time and nothing else
          key={index}
          className={styles.bar}
          style={{ "--share": shareOf(bars[index] ?? -100) } as CSSProperties}
        />
      ))}
    </div>
  );
}
