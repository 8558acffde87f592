import { useTranslation } from "react-i18next";
import type { Review } from "../../../preload/contract";
import { cx } from "../../app/cx";
import styles from "./review.module.css";

const all = ["improve", "segments", "pace", "script", "cards", "sound", "clips"] as const;
export type SectionId = (typeof all)[number];

/** The parts a review has: without a time line, only what can be known without one. */
export function sectionsOf({ hasTimeline, pace, scripts }: Review): SectionId[] {
  return all.filter((section) => {
    if (section === "segments" || section === "cards") return hasTimeline;
    if (section === "pace") return hasTimeline || pace !== null;
    if (section === "script") return hasTimeline || scripts.length > 0;
    return true;
  });
}

interface SectionNavProps {
  sections: readonly SectionId[];
  chosen: SectionId;
  onChoose: (section: SectionId) => void;
}

/** The parts of the review. Plain buttons rather than tabs, so that the player's keys go on working behind them. */
export function SectionNav({ sections, chosen, onChoose }: SectionNavProps) {
  const { t } = useTranslation();
  return (
    <nav className={styles.nav} aria-label={t("review.nav.label")}>
      {sections.map((section) => (
        <button
          key={section}
          type="button"
          className={cx(styles.navItem, section === chosen && styles.navChosen)}
          aria-current={section === chosen ? "true" : undefined}
          onClick={() => onChoose(section)}
        >
          {t(`review.nav.${section}`)}
        </button>
      ))}
    </nav>
  );
}
