import { Triangle } from "lucide-react";
import type { CSSProperties } from "react";
import { cx } from "../../app/cx";
import { placeOnScale, zoneOf } from "./judged";
import styles from "./microphone-check.module.css";

interface LevelScaleProps {
  label: string;
  /** The names of the three zones, from quiet to loud. */
  zones: readonly [string, string, string];
  edges: { low: number; high: number };
  /** Decibels below full; null where there is nothing to point at. */
  decibels: number | null;
  /** What the pointer says, for those who do not see it and beside it. */
  words: string;
}

/** A level on a scale of three named zones; the zone it lies in stands out by its name, its edge and the pointer. */
export function LevelScale({ label, zones, edges, decibels, words }: LevelScaleProps) {
  const here = decibels === null ? -1 : zoneOf(decibels, edges);
  return (
    <div className={styles.scale}>
      <span className={styles.scaleLabel}>{label}</span>
      <div className={styles.track} aria-hidden="true">
        {zones.map((zone, index) => (
          <span key={zone} className={cx(styles.zone, index === here && styles.here)}>
            {zone}
          </span>
        ))}
        {decibels === null ? null : (
          <Triangle
            className={styles.pointer ?? ""}
            style={{ "--share": placeOnScale(decibels, edges) } as CSSProperties}
          />
        )}
      </div>
      <span className={styles.scaleWords}>{words}</span>
    </div>
  );
}
