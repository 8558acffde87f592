import { Camera, Link2, RotateCw, Square } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DestinationState } from "../../../preload/contract";
import { act, perform, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { besideName, formatBitrate, formatDuration } from "../../app/format";
import { Button } from "../../components/button";
import { HoldButton } from "../../components/hold-button";
import { DestinationBadge } from "../platforms/destination-badge";
import styles from "./destinations-sheet.module.css";
import { deadlineFacts, isWithoutCamera, queuedSeconds } from "./health";
import { useStreamKbps } from "./use-stream-kbps";

const Figure = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className={styles.figure}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Everything of one destination that is a figure. */
export function Figures({ destination, now }: { destination: DestinationState; now: number }) {
  const { t } = useTranslation();
  const { outgoingKbps, droppedFrames, reconnects, roundTripMs, since, publishedAt } = destination;
  const time = (from: number) => formatDuration((now - from) / 1000);
  const streamKbps = useStreamKbps();
  return (
    <dl className={styles.figures}>
      <Figure name={t("health.name.rate")}>{formatBitrate(outgoingKbps)}</Figure>
      <Figure name={t("health.name.queued")}>
        {t("health.value.queued", { count: Math.round(queuedSeconds(destination, streamKbps)) })}
      </Figure>
      <Figure name={t("health.name.dropped")}>{t("health.value.frames", { count: droppedFrames })}</Figure>
      <Figure name={t("health.name.reconnects")}>{t("health.value.times", { count: reconnects })}</Figure>
      <Figure name={t("health.name.up")}>
        {publishedAt === null ? t("common.none") : time(publishedAt)}
      </Figure>
      <Figure name={t("health.name.since")}>{time(since)}</Figure>
      <Figure name={t("health.name.roundTrip")}>
        {roundTripMs === null
          ? t("health.value.unknown")
          : t("health.value.milliseconds", { count: Math.round(roundTripMs) })}
      </Figure>
    </dl>
  );
}

/** What can be done to one destination while the others go on. */
export function Steps({ destination: { id, status } }: { destination: DestinationState }) {
  const { t } = useTranslation();
  const isLive = useStudio(({ live }) => live.status === "on-air" || live.status === "starting");
  const { busy, run } = useBusy();
  if (!isLive) return null;
  if (status === "off")
    return (
      <Button
        tone="accent"
        icon={<Link2 aria-hidden="true" />}
        busy={busy && t("health.startingOne")}
        onPress={() => void run(() => act("destination.start", { id }))}
      >
        {t("health.start")}
      </Button>
    );
  return (
    <>
      <Button
        icon={<RotateCw aria-hidden="true" />}
        busy={busy && t("health.restarting")}
        onPress={() => void run(() => act("destination.restart", { id }))}
      >
        {t("health.restart")}
      </Button>
      <HoldButton icon={<Square />} onHeld={() => perform("destination.stop", { id })}>
        {t("health.stop")}
      </HoldButton>
    </>
  );
}

/** A companion has no picture while the virtual camera is off, which is switched on for all of them. */
function CompanionSteps({ destination }: { destination: DestinationState }) {
  const { t } = useTranslation();
  const { busy, run } = useBusy();
  const { id } = destination;
  return (
    <>
      <p>{t(isWithoutCamera(destination) ? "health.companionDark" : "health.companion")}</p>
      {isWithoutCamera(destination) ? (
        <div className={styles.steps}>
          <Button
            tone="accent"
            icon={<Camera aria-hidden="true" />}
            busy={busy && t("platforms.camera.turning")}
            onPress={() => void run(() => act("destination.start", { id }))}
          >
            {t("platforms.camera.start")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** Everything known of one destination, its last trouble in full, and its buttons. */
export function DestinationHealth({ destination, now }: { destination: DestinationState; now: number }) {
  const { t } = useTranslation();
  const { status, kind, lastTrouble } = destination;
  const [deadline] = deadlineFacts(destination, now);
  return (
    <div className={styles.health}>
      <p className={styles.state}>
        <DestinationBadge status={status} />
        {deadline ? <strong>{t(`health.deadline.${deadline.text}`, { ...deadline.values })}</strong> : null}
      </p>
      {status === "yielding" ? <p>{t("health.yielding")}</p> : null}
      {kind === "companion" ? (
        <CompanionSteps destination={destination} />
      ) : (
        <>
          {status === "off" ? null : <Figures destination={destination} now={now} />}
          <p className={styles.trouble}>
            <span>{t("health.name.trouble")}</span>{" "}
            {besideName(lastTrouble, destination.name) || t("health.value.noTrouble")}
          </p>
          <div className={styles.steps}>
            <Steps destination={destination} />
          </div>
        </>
      )}
    </div>
  );
}
