import { useTranslation } from "react-i18next";
import { type DestinationState, localise } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { formatClock, formatDuration } from "../../app/format";
import { useLanguage } from "../../app/i18n";
import { useNow } from "../../app/use-now";
import { Toggle } from "../../components/toggle";
import { CompanionBody } from "./companion-body";
import { DestinationBadge } from "./destination-badge";
import styles from "./destination-card.module.css";
import { RtmpBody } from "./rtmp-body";

/** Since when a destination has been in its state. */
function Since({ since }: { since: number }) {
  const { t } = useTranslation();
  const now = useNow(1000);
  return (
    <span className={styles.quiet}>
      {t("platforms.since", { clock: formatClock(since, false), time: formatDuration((now - since) / 1000) })}
    </span>
  );
}

/** One destination: which platform, how it stands since when, whether it takes part, and what it is made of. */
export function DestinationCard({ destination }: { destination: DestinationState }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, name, server, enabled, status, kind, since } = destination;
  const platform = useStudio((state) =>
    state.library.platforms.find((one) => one.id === destination.platform),
  );
  const isLive = useStudio((state) => state.live.status !== "idle");
  const platformName = platform ? localise(platform.name, language) : destination.platform;
  return (
    <article className={styles.card} aria-label={name}>
      <header className={styles.header}>
        <div className={styles.names}>
          <h3>{name}</h3>
          {platformName === name ? null : <span className={styles.quiet}>{platformName}</span>}
          {/* A companion that is off has only its camera to speak of, which says so itself. */}
          {kind === "companion" && status === "off" ? null : <DestinationBadge status={status} />}
          {status === "feeding" ? <Since since={since} /> : null}
        </div>
        <Toggle
          isOn={enabled}
          isDisabled={isLive}
          onChange={(isOn) =>
            perform("destination.save", { id, platform: destination.platform, name, server, enabled: isOn })
          }
        >
          {t(
            kind === "companion"
              ? enabled
                ? "platforms.used"
                : "platforms.unused"
              : enabled
                ? "platforms.enabled"
                : "platforms.disabled",
          )}
        </Toggle>
      </header>
      {kind === "companion" ? (
        <CompanionBody destination={destination} platform={platform} />
      ) : (
        <RtmpBody destination={destination} platform={platform} />
      )}
    </article>
  );
}
