import { useEffect, useState } from "react";
import { useTroubles } from "../../app/actions";
import styles from "./prompter-window.module.css";

/** Milliseconds that a failure is shown for. */
const shownMilliseconds = 8000;

/** What did not work just now, at the foot of the window; it goes by itself, since nobody has a hand for it. */
export function TroubleNote() {
  const trouble = useTroubles(({ troubles }) => troubles[0]);
  const [hidden, setHidden] = useState(0);
  useEffect(() => {
    if (!trouble) return;
    const timer = setTimeout(() => setHidden(trouble.id), shownMilliseconds);
    return () => clearTimeout(timer);
  }, [trouble]);
  if (!trouble || trouble.id <= hidden) return null;
  return (
    <p className={styles.trouble} role="alert">
      <strong>{trouble.message}</strong> {trouble.hint}
    </p>
  );
}
