import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { useTranslation } from "react-i18next";
import { cx } from "../app/cx";
import styles from "./hold-button.module.css";

/** How long a dangerous button is held, in seconds. */
const usualSeconds = 0.8;
/** How long a screen reader's first press waits for the second, in milliseconds. */
const confirmMilliseconds = 4000;

interface HoldButtonProps {
  onHeld: () => void;
  icon: ReactNode;
  children: ReactNode;
  /** `air` is red and for going live and ending the show alone. */
  tone?: "plain" | "air";
  size?: "normal" | "big";
  isDisabled?: boolean;
  label?: string;
  /** How long it is held; longer where more than the usual care is asked for. */
  seconds?: number;
}

/**
 * A button for what cannot be undone: it acts after being held, by finger, mouse, Enter or Space. A screen reader
 * cannot hold, so there a second press within four seconds confirms the first.
 */
export function HoldButton({
  onHeld,
  icon,
  children,
  tone = "plain",
  size = "normal",
  seconds = usualSeconds,
  ...rest
}: HoldButtonProps) {
  const { t } = useTranslation();
  const [phase, setPhase] = useState<"rest" | "holding" | "confirm">("rest");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function enter(next: "holding" | "confirm", milliseconds: number, then: () => void) {
    clearTimeout(timer.current);
    setPhase(next);
    timer.current = setTimeout(then, milliseconds);
  }
  function reset() {
    clearTimeout(timer.current);
    setPhase("rest");
  }
  function fire() {
    reset();
    onHeld();
  }

  return (
    <AriaButton
      className={cx(
        styles.hold,
        styles[tone],
        size === "big" && styles.big,
        phase === "holding" && styles.holding,
      )}
      style={{ "--hold": `${seconds}s` } as CSSProperties}
      isDisabled={rest.isDisabled ?? false}
      {...(rest.label ? { "aria-label": rest.label } : {})}
      onPressStart={(event) => {
        if (event.pointerType === "virtual") return;
        enter("holding", seconds * 1000, fire);
      }}
      onPressEnd={(event) => {
        if (event.pointerType !== "virtual") reset();
        // Left on the button, the focus would show its ring with the next hot key, as if that key pressed it.
        if (event.pointerType !== "keyboard" && event.pointerType !== "virtual")
          (event.target as HTMLElement).blur();
      }}
      onPress={(event) => {
        if (event.pointerType !== "virtual") return;
        if (phase === "confirm") fire();
        else enter("confirm", confirmMilliseconds, reset);
      }}
    >
      <span className={styles.ring} aria-hidden="true">
        <svg viewBox="0 0 36 36" aria-hidden="true">
          <circle className={styles.track} cx="18" cy="18" r="16" pathLength="100" />
          <circle className={styles.progress} cx="18" cy="18" r="16" pathLength="100" />
        </svg>
        {icon}
      </span>
      <span className={styles.words}>
        <span>{children}</span>
        <span className={styles.hint} aria-live="polite">
          {phase === "rest"
            ? t("hold.hint", { seconds })
            : t(phase === "holding" ? "hold.holding" : "hold.again")}
        </span>
      </span>
    </AriaButton>
  );
}
