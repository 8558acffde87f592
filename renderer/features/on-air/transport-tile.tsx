import type { ReactNode } from "react";
import { cx } from "../../app/cx";
import styles from "./transport.module.css";

interface TransportTileProps {
  icon: ReactNode;
  word: string;
  /** The key that does the same. */
  shortcut?: string;
  /** A time that runs, beside the sign. */
  figure?: string | null;
  /** A second line: a figure, or why it cannot be pressed. */
  facts?: ReactNode;
  isDisabled?: boolean;
  /** Stands out as something that should not be forgotten. */
  isLit?: boolean;
  title?: string | undefined;
  onPress: () => void;
}

/** A button of the transport: its sign and key above, its word below, so that many have room beside the next one. */
export function TransportTile({ icon, word, shortcut, figure, facts, title, ...rest }: TransportTileProps) {
  return (
    <button
      type="button"
      className={cx(styles.tile, rest.isLit && styles.lit)}
      disabled={rest.isDisabled ?? false}
      title={title}
      onClick={rest.onPress}
    >
      {/* The word comes first where it is read out, and the sign first where it is seen. */}
      <span>{word}</span>
      <span className={styles.tileHead}>
        {icon}
        {figure ? <span>{figure}</span> : null}
        {shortcut ? <kbd className={styles.tileKey}>{shortcut}</kbd> : null}
      </span>
      {facts ? <span className={styles.tileFacts}>{facts}</span> : null}
    </button>
  );
}
