import type { ReactNode } from "react";
import styles from "./empty.module.css";

interface EmptyProps {
  /** Left out where there is little room. */
  icon?: ReactNode;
  title: string;
  children: ReactNode;
  /** The next step, as buttons. */
  actions?: ReactNode;
}

/** What an empty place is for, and the next step. */
export function Empty({ icon, title, children, actions }: EmptyProps) {
  return (
    <div className={styles.empty}>
      {icon ? (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      ) : null}
      <h2>{title}</h2>
      <p className={styles.text}>{children}</p>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
