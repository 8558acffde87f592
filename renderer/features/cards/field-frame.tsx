import { type ReactNode, useId } from "react";
import styles from "./form.module.css";

interface FieldFrameProps {
  label: string;
  /** What is wrong, as a sentence with its hint. */
  error?: string | undefined;
  hint?: string | undefined;
  children: ReactNode;
}

/** A field of several controls under one label, with what is wrong right below it. */
export function FieldFrame({ label, error, hint, children }: FieldFrameProps) {
  const id = useId();
  return (
    <fieldset className={styles.frame} aria-describedby={error ? id : undefined}>
      <legend className={styles.label}>{label}</legend>
      {children}
      {hint && !error ? <p className={styles.hint}>{hint}</p> : null}
      {error ? (
        <p id={id} className={styles.error}>
          ⚠ {error}
        </p>
      ) : null}
    </fieldset>
  );
}
