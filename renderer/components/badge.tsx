import type { ReactNode } from "react";
import { cx } from "../app/cx";
import styles from "./badge.module.css";

interface BadgeProps {
  tone?: "plain" | "accent" | "connected" | "alert" | "air" | "rehearsal";
  icon?: ReactNode;
  children: ReactNode;
}

/** A short word about a thing's state. */
export const Badge = ({ tone = "plain", icon, children }: BadgeProps) => (
  <span className={cx(styles.badge, styles[tone])}>
    {icon}
    {children}
  </span>
);
