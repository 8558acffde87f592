import { Activity, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import type { DestinationState } from "../../../preload/contract";
import { useStudio } from "../../app/bridge";
import { formatBitrate, formatDuration } from "../../app/format";
import { useNavigation } from "../../app/shell/routes";
import { useNow } from "../../app/use-now";
import { Button } from "../../components/button";
import { DestinationBadge } from "../platforms/destination-badge";
import styles from "./health-strip.module.css";

function Health({ destination, now }: { destination: DestinationState; now: number }) {
  const { t } = useTranslation();
  const { status, outgoingKbps, droppedFrames, since, lastTrouble } = destination;
  const publishing = status === "publishing";
  return (
    <li className={styles.entry}>
      <strong>{destination.name}</strong>
      <DestinationBadge status={status} />
      {publishing ? (
        <span>
          {formatBitrate(outgoingKbps)} · {t("health.dropped", { count: droppedFrames })} ·{" "}
          {t("health.up", { time: formatDuration((now - since) / 1000) })}
        </span>
      ) : null}
      {lastTrouble ? <span className={styles.trouble}>{lastTrouble}</span> : null}
    </li>
  );
}

/** How each destination does: bitrate, dropped frames, since when, and its last trouble in words. */
export function HealthStrip() {
  const { t } = useTranslation();
  const destinations = useStudio(useShallow((state) => state.destinations.filter(({ enabled }) => enabled)));
  const live = useStudio((state) => state.live);
  const incoming = useStudio((state) => state.relay.incomingKbps);
  const go = useNavigation((navigation) => navigation.go);
  const now = useNow(1000, live.status === "on-air");
  return (
    <section className={styles.strip} aria-label={t("health.label")}>
      <Activity aria-hidden="true" />
      {destinations.length === 0 ? (
        <>
          <p>{t("health.none")}</p>
          <Button tone="quiet" icon={<Plus aria-hidden="true" />} onPress={() => go("platforms")}>
            {t("platforms.add")}
          </Button>
        </>
      ) : null}
      {live.status === "idle" && destinations.length > 0 ? (
        <p>{t("health.idle", { names: destinations.map(({ name }) => name).join(t("health.comma")) })}</p>
      ) : null}
      {live.status === "idle" ? null : (
        <>
          <p className={styles.source}>
            {live.sourceActive ? t("health.source", { rate: formatBitrate(incoming) }) : t("health.noSource")}
          </p>
          <ul className={styles.list}>
            {destinations.map((destination) => (
              <Health key={destination.id} destination={destination} now={now} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
