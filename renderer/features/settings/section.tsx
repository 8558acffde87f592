import { type ReactNode, useId } from "react";
import styles from "./settings.module.css";

interface SectionProps {
  title: string;
  children: ReactNode;
}

/** One group of settings. */
export function Section({ title, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
