import { useTranslation } from "react-i18next";
import type { DestinationState } from "../../../preload/contract";
import { cx } from "../../app/cx";
import { DestinationBadge } from "../platforms/destination-badge";
import { healthFacts, isTroubled, isWithoutCamera } from "./health";
import styles from "./health-strip.module.css";

interface HealthTileProps {
  destination: DestinationState;
  now: number;
  streamKbps: number;
  onOpen: () => void;
}

/** One destination in two short lines: its state, and what there is to know; a tap opens what can be done. */
export function HealthTile({ destination, now, streamKbps, onOpen }: HealthTileProps) {
  const { t } = useTranslation();
  const { name, status } = destination;
  const facts = healthFacts(destination, now, streamKbps)
    .map(({ text, values }) => t(`health.fact.${text}`, { ...values }))
    .join(" · ");
  const isLacking = isTroubled(status) || status === "connecting" || isWithoutCamera(destination);
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={cx(styles.tile, isLacking && styles.troubled)}
        title={[name, facts].filter(Boolean).join(" · ")}
        onClick={onOpen}
      >
        <span className={styles.head}>
          <strong className={styles.name}>{name}</strong>
          <DestinationBadge status={status} />
        </span>
        <span className={styles.facts}>{facts}</span>
      </button>
    </li>
  );
}
