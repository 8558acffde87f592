import type { ReactNode } from "react";
import { cx } from "../app/cx";
import styles from "./screen.module.css";

interface ScreenProps {
  title: string;
  /** One sentence: what this screen is for. */
  purpose: string;
  actions?: ReactNode;
  children: ReactNode;
  /** The content scrolls as one page; otherwise its own columns do. */
  scrolls?: boolean;
}

/** The frame of every screen but On air. */
export const Screen = ({ title, purpose, actions, children, scrolls = false }: ScreenProps) => (
  <div className={styles.screen}>
    <header className={styles.header}>
      <div className={styles.words}>
        <h2>{title}</h2>
        <p>{purpose}</p>
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </header>
    <div className={cx(styles.content, scrolls && styles.scrolls)}>{children}</div>
  </div>
);
