import { useId } from "react";
import styles from "./checkered.module.css";

/** A dim chequered ground, which shows where a card lets the picture through. */
export function Checkered() {
  const id = useId();
  return (
    <svg className={styles.ground} aria-hidden="true">
      <pattern id={id} width="24" height="24" patternUnits="userSpaceOnUse">
        <rect className={styles.dark} width="24" height="24" />
        <rect className={styles.light} width="12" height="12" />
        <rect className={styles.light} x="12" y="12" width="12" height="12" />
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
