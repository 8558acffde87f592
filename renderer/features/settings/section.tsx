import { type ReactNode, useEffect, useId, useRef } from "react";
import { type SettingsPlace, useWantedPlace } from "./open-section";
import styles from "./settings.module.css";

interface SectionProps {
  title: string;
  /** Where other screens lead to it by name. */
  place?: SettingsPlace;
  children: ReactNode;
}

/** One group of settings. */
export function Section({ title, place, children }: SectionProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const isWanted = useWantedPlace((wanted) => place !== undefined && wanted.place === place);
  useEffect(() => {
    if (!isWanted) return;
    useWantedPlace.setState({ place: null });
    heading.current?.scrollIntoView({ block: "start" });
    heading.current?.focus({ preventScroll: true });
  }, [isWanted]);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={place === undefined ? undefined : -1}>
        {title}
      </h3>
      {children}
    </section>
  );
}
