import { AlarmClock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type DestinationState, localise, type Platform } from "../../../preload/contract";
import { formatDuration } from "../../app/format";
import { useLanguage } from "../../app/i18n";
import { useNow } from "../../app/use-now";
import { Figures } from "../on-air/destination-health";
import { deadlineOf } from "./deadline";
import styles from "./destination-card.module.css";

/** When the platform most likely closes the room; nothing while it has the picture. */
function DeadlineClock({ name, closesAt }: { name: string; closesAt: number | null }) {
  const { t } = useTranslation();
  const now = useNow(500, closesAt !== null);
  const deadline = deadlineOf(closesAt, now);
  if (deadline === null) return null;
  return (
    <p className={styles.deadline}>
      <AlarmClock aria-hidden="true" />
      {deadline.kind === "past"
        ? t("platforms.deadline.past", { name })
        : deadline.seconds < 100
          ? t("platforms.deadline.seconds", { name, seconds: deadline.seconds })
          : t("platforms.deadline.time", { name, time: formatDuration(deadline.seconds) })}
    </p>
  );
}

interface LiveFiguresProps {
  destination: DestinationState;
  platform: Platform | undefined;
}

/** How one destination does, in figures, with its deadline above. */
export function LiveFigures({ destination, platform }: LiveFiguresProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow(1000);
  if (destination.status === "off")
    return <p className={styles.quiet}>{t("platforms.notInShow", { button: t("health.start") })}</p>;
  return (
    <div className={styles.live}>
      <DeadlineClock
        name={platform ? localise(platform.name, language) : destination.name}
        closesAt={destination.closesAt}
      />
      <Figures destination={destination} now={now} />
    </div>
  );
}
