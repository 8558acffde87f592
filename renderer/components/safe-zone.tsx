import { useTranslation } from "react-i18next";
import type { ZoneOf } from "../app/safe-zone";
import styles from "./safe-zone.module.css";

const percent = (fraction: number) => `${(fraction * 100).toFixed(2)}%`;

interface SafeZoneProps {
  of: ZoneOf | null;
  /** Leaves the words out, where there is no room for them. */
  isSmall?: boolean;
}

/**
 * Veils what a platform may cover of the picture below. It lies over the picture on this screen alone: the engine is
 * told nothing of it.
 */
export function SafeZone({ of, isSmall = false }: SafeZoneProps) {
  const { t } = useTranslation();
  if (!of) return null;
  const { top, right, bottom, left } = of.zone;
  return (
    <div className={styles.whole} aria-hidden="true" data-safe-zone={of.platform.id}>
      <div className={styles.veil} style={{ inset: `0 0 auto`, height: percent(top) }} />
      <div className={styles.veil} style={{ inset: `auto 0 0`, height: percent(bottom) }} />
      <div
        className={styles.veil}
        style={{ inset: `${percent(top)} auto ${percent(bottom)} 0`, width: percent(left) }}
      />
      <div
        className={styles.veil}
        style={{ inset: `${percent(top)} 0 ${percent(bottom)} auto`, width: percent(right) }}
      />
      <div className={styles.clear} style={{ inset: [top, right, bottom, left].map(percent).join(" ") }}>
        {isSmall ? null : <span className={styles.words}>{t("safeZone.inside")}</span>}
      </div>
    </div>
  );
}
