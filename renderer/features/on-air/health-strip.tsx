import { Activity, AudioLines, History, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import { useStudio } from "../../app/bridge";
import { formatBitrate } from "../../app/format";
import { useNavigation } from "../../app/shell/routes";
import { useNow } from "../../app/use-now";
import { Button } from "../../components/button";
import { openMicrophoneCheck } from "../microphone-check/check-store";
import { showReports } from "../show-report/report-store";
import { DestinationsSheet } from "./destinations-sheet";
import { inStrip } from "./health";
import styles from "./health-strip.module.css";
import { HealthTile } from "./health-tile";
import { useStreamKbps } from "./use-stream-kbps";

/** Tiles that have room at 1366 pixels: two rows of three. */
const mostTiles = 6;

/** Off air: where going live would reach, or what is missing for it, and how earlier shows went. */
function Idle() {
  const { t } = useTranslation();
  const names = useStudio(
    useShallow((state) => state.destinations.filter(({ enabled }) => enabled).map(({ name }) => name)),
  );
  const hasAny = useStudio((state) => state.destinations.length > 0);
  const go = useNavigation((navigation) => navigation.go);
  return (
    <>
      <Activity aria-hidden="true" />
      <p className={styles.words}>
        {names.length > 0
          ? t("health.idle", { names: names.join(t("health.comma")) })
          : t(hasAny ? "health.noneOn" : "health.none")}
      </p>
      {names.length > 0 ? null : (
        <Button tone="quiet" icon={<Plus aria-hidden="true" />} onPress={() => go("platforms")}>
          {t(hasAny ? "preflight.empty.action" : "platforms.add")}
        </Button>
      )}
      <Button tone="quiet" icon={<AudioLines aria-hidden="true" />} onPress={openMicrophoneCheck}>
        {t("microphone.button")}
      </Button>
      <Button
        tone="quiet"
        icon={<History aria-hidden="true" />}
        onPress={() => showReports({ kind: "list" })}
      >
        {t("health.earlier")}
      </Button>
    </>
  );
}

function Live() {
  const { t } = useTranslation();
  const destinations = useStudio((state) => state.destinations);
  const sourceActive = useStudio((state) => state.live.sourceActive);
  const incoming = useStudio((state) => state.relay.incomingKbps);
  const streamKbps = useStreamKbps();
  const now = useNow(1000);
  /** The destination whose sheet is open, `all` of them, or none. */
  const [opened, setOpened] = useState<string | null>(null);
  const { shown, more } = inStrip(destinations, mostTiles);
  return (
    <>
      <button type="button" className={styles.all} onClick={() => setOpened("all")}>
        <strong>{t("health.allOf", { count: shown.length + more })}</strong>
        <span className={styles.facts}>
          {sourceActive ? t("health.source", { rate: formatBitrate(incoming) }) : t("health.noSource")}
        </span>
      </button>
      <ul className={styles.tiles}>
        {shown.map((destination) => (
          <HealthTile
            key={destination.id}
            destination={destination}
            now={now}
            streamKbps={streamKbps}
            onOpen={() => setOpened(destination.id)}
          />
        ))}
        {more > 0 ? (
          <li className={styles.item}>
            <button type="button" className={styles.tile} onClick={() => setOpened("all")}>
              {t("health.more", { count: more })}
            </button>
          </li>
        ) : null}
      </ul>
      <DestinationsSheet opened={opened} now={now} onClose={() => setOpened(null)} />
    </>
  );
}

/** How each destination does, in the user's order and at most two rows; where more is asked, a tap opens the rest. */
export function HealthStrip() {
  const { t } = useTranslation();
  const isIdle = useStudio((state) => state.live.status === "idle");
  return (
    <section className={styles.strip} aria-label={t("health.label")}>
      {isIdle ? <Idle /> : <Live />}
    </section>
  );
}
