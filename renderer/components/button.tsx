import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { cx } from "../app/cx";
import styles from "./button.module.css";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "children" | "style"> {
  /** `accent` for the one next step of a screen, `quiet` for what lies in a row of others. */
  tone?: "plain" | "accent" | "quiet";
  icon?: ReactNode;
  /** The key that does the same, shown on the button. */
  shortcut?: string | undefined;
  /** Text for a screen reader where the button shows an icon alone. */
  label?: string;
  children?: ReactNode;
  /** Says what is being waited for; the button is disabled meanwhile. */
  busy?: string | false | undefined;
}

/** The studio's button: at least 44 px, an icon and a word. */
export function Button({ tone = "plain", icon, shortcut, label, children, busy, ...rest }: ButtonProps) {
  const iconOnly = children === undefined && !busy;
  return (
    <AriaButton
      {...rest}
      {...(label ? { "aria-label": label } : {})}
      isDisabled={Boolean(busy) || (rest.isDisabled ?? false)}
      className={cx(styles.button, styles[tone], iconOnly && styles.iconOnly)}
    >
      {icon}
      {busy ? <span aria-live="polite">{busy}</span> : children}
      {shortcut ? <kbd className={styles.key}>{shortcut}</kbd> : null}
    </AriaButton>
  );
}
