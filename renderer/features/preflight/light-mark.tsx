import { CircleCheck, OctagonAlert, TriangleAlert } from "lucide-react";
import { cx } from "../../app/cx";
import type { Light } from "./lights";
import styles from "./preflight.module.css";

const icons = { ok: CircleCheck, warning: TriangleAlert, error: OctagonAlert };

/** A light as a mark of its own shape; the words beside it say the same. */
export function LightMark({ light }: { light: Light }) {
  const Icon = icons[light];
  return <Icon className={cx(styles.mark, styles[light])} aria-hidden="true" />;
}
