import type { ReactNode } from "react";
import { Switch } from "react-aria-components/Switch";
import styles from "./toggle.module.css";

interface ToggleProps {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
  isDisabled?: boolean;
}

/** A switch whose state also shows as a mark, not only by its colour. */
export function Toggle({ isOn, onChange, children, isDisabled = false }: ToggleProps) {
  return (
    <Switch className={styles.toggle ?? ""} isSelected={isOn} onChange={onChange} isDisabled={isDisabled}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.knob}>{isOn ? "✓" : ""}</span>
      </span>
      <span>{children}</span>
    </Switch>
  );
}
