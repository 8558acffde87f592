import { useTranslation } from "react-i18next";
import { cx } from "../../app/cx";
import { Glyph } from "./glyph";
import type { MarkKind } from "./marks";
import styles from "./player.module.css";

interface LegendProps {
  kinds: readonly { kind: MarkKind; count: number }[];
  hidden: ReadonlySet<MarkKind>;
  onToggle: (kind: MarkKind) => void;
}

/** What each shape of the time line means; a tap takes a kind off it or puts it on. */
export function Legend({ kinds, hidden, onToggle }: LegendProps) {
  const { t } = useTranslation();
  if (kinds.length === 0) return null;
  return (
    <fieldset className={styles.legend}>
      <legend className="visually-hidden">{t("review.wave.legend")}</legend>
      {kinds.map(({ kind, count }) => (
        <button
          key={kind}
          type="button"
          className={cx(styles.chip, hidden.has(kind) && styles.chipOff)}
          aria-pressed={!hidden.has(kind)}
          onClick={() => onToggle(kind)}
        >
          <Glyph kind={kind} className={styles.glyph} />
          <span>{t(`review.kinds.${kind}`)}</span>
          <span className={styles.count}>{count}</span>
        </button>
      ))}
    </fieldset>
  );
}
