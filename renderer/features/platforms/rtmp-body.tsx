import { FlaskConical, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DestinationState, DestinationTest, Platform } from "../../../preload/contract";
import { act, perform, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { HoldButton } from "../../components/hold-button";
import { Steps } from "../on-air/destination-health";
import styles from "./destination-card.module.css";
import { DestinationSheet } from "./destination-sheet";
import { LimitList } from "./limit-list";
import { LiveFigures } from "./live-figures";
import { PasteButton } from "./paste-button";

function TestResult({ test }: { test: DestinationTest }) {
  const { t } = useTranslation();
  return (
    <div className={test.ok ? styles.fine : styles.trouble} role="status">
      <p>
        {test.message}
        {test.ok ? t("platforms.testTook", { seconds: (test.milliseconds / 1000).toFixed(1) }) : null}
      </p>
      <p className={styles.next}>{test.hint}</p>
    </div>
  );
}

/** What is wrong with it, or odd: the last trouble, a missing key, the line, a bit rate above the platform's. */
function Notes({ destination, platform }: RtmpBodyProps) {
  const { t } = useTranslation();
  const kbps = useStudio((state) => state.settings.video.videoKbps);
  const most = platform?.limits.maxVideoKbps?.value ?? null;
  const { keyMask, lastTrouble, status } = destination;
  const isPast = status === "publishing" || status === "off";
  return (
    <>
      {lastTrouble && isPast ? (
        <p className={styles.quiet}>{t("health.fact.lastTrouble", { words: lastTrouble })}</p>
      ) : null}
      {lastTrouble && !isPast ? <p className={styles.trouble}>{lastTrouble}</p> : null}
      {status === "yielding" ? <p className={styles.trouble}>{t("health.yielding")}</p> : null}
      {keyMask === "" ? <p className={styles.trouble}>{t("platforms.keyMissing")}</p> : null}
      {most !== null && kbps > most ? (
        <p className={styles.trouble}>{t("platforms.overLimit", { kbps, most })}</p>
      ) : null}
    </>
  );
}

interface RtmpBodyProps {
  destination: DestinationState;
  platform: Platform | undefined;
}

/** A destination that the studio sends the picture to: its figures on air, its address and key before. */
export function RtmpBody({ destination, platform }: RtmpBodyProps) {
  const { t } = useTranslation();
  const isLive = useStudio((state) => state.live.status !== "idle");
  /** The form is open, with what came from the clipboard as the new key. */
  const [editing, setEditing] = useState<{ key?: string } | null>(null);
  const [test, setTest] = useState<DestinationTest | null>(null);
  const { busy, run } = useBusy();
  const { id, server, keyMask, status } = destination;
  return (
    <>
      <Notes destination={destination} platform={platform} />
      <div className={styles.body}>
        {isLive ? (
          <LiveFigures destination={destination} platform={platform} />
        ) : (
          <dl className={styles.facts}>
            <dt>{t("platforms.server")}</dt>
            <dd>{server}</dd>
            <dt>{t("platforms.key")}</dt>
            <dd>{keyMask || t("platforms.noKey")}</dd>
          </dl>
        )}
        <div className={styles.actions}>
          {isLive ? (
            <Steps destination={destination} />
          ) : (
            <Button
              icon={<FlaskConical aria-hidden="true" />}
              busy={busy && t("platforms.testing")}
              onPress={() => void run(async () => setTest((await act("destination.test", { id })) ?? null))}
            >
              {t("platforms.test")}
            </Button>
          )}
          {/* On air a new key is wanted only where the present one is refused. */}
          {isLive && status !== "refused" ? null : <PasteButton onPasted={(key) => setEditing({ key })} />}
          <Button icon={<Pencil aria-hidden="true" />} onPress={() => setEditing({})}>
            {t("platforms.change")}
          </Button>
          {isLive ? null : (
            <HoldButton icon={<Trash2 />} onHeld={() => perform("destination.remove", { id })}>
              {t("common.remove")}
            </HoldButton>
          )}
        </div>
      </div>
      {test && !isLive ? <TestResult test={test} /> : null}
      {platform && !isLive ? <LimitList platform={platform} /> : null}
      {editing ? (
        <DestinationSheet
          destination={destination}
          pastedKey={editing.key}
          onClose={() => {
            setEditing(null);
            setTest(null);
          }}
        />
      ) : null}
    </>
  );
}
