import { FlaskConical, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type DestinationState, type DestinationTest, localise } from "../../../preload/contract";
import { act, perform, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { useLanguage } from "../../app/i18n";
import { Button } from "../../components/button";
import { HoldButton } from "../../components/hold-button";
import { Toggle } from "../../components/toggle";
import { DestinationBadge } from "./destination-badge";
import { DestinationForm } from "./destination-form";
import styles from "./platforms.module.css";

function TestResult({ test }: { test: DestinationTest }) {
  const { t } = useTranslation();
  return (
    <div className={test.ok ? styles.fine : styles.trouble} role="status">
      <p>
        {test.ok ? t("platforms.testOk", { seconds: (test.milliseconds / 1000).toFixed(1) }) : test.message}
      </p>
      {test.ok ? null : <p className={styles.next}>{test.hint}</p>}
    </div>
  );
}

/** One destination: how it stands, its key as a mask, its test, and its form. */
export function DestinationCard({ destination }: { destination: DestinationState }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const platform = useStudio((state) =>
    state.library.platforms.find(({ id }) => id === destination.platform),
  );
  const videoKbps = useStudio((state) => state.settings.video.videoKbps);
  const isLive = useStudio((state) => state.live.status !== "idle");
  const [editing, setEditing] = useState(destination.keyMask === "");
  const [test, setTest] = useState<DestinationTest | null>(null);
  const { busy, run } = useBusy();
  const most = platform?.limits.maxVideoKbps ?? null;
  const { id, name, server, enabled, keyMask, status, lastTrouble } = destination;
  return (
    <li className={styles.card}>
      <header className={styles.cardHeader}>
        <div className={styles.grow}>
          <h3>{name}</h3>
          <p className={styles.quiet}>
            {platform ? localise(platform.name, language) : destination.platform}
          </p>
        </div>
        <DestinationBadge status={status} />
        <Toggle
          isOn={enabled}
          isDisabled={isLive}
          onChange={(isOn) =>
            perform("destination.save", { id, platform: destination.platform, name, server, enabled: isOn })
          }
        >
          {t(enabled ? "platforms.enabled" : "platforms.disabled")}
        </Toggle>
      </header>
      {editing ? (
        <DestinationForm
          initial={{ id, platform: destination.platform, name, server, key: "", enabled }}
          keyMask={keyMask}
          onDone={() => {
            setEditing(false);
            setTest(null);
          }}
        />
      ) : (
        <dl className={styles.facts}>
          <dt>{t("platforms.server")}</dt>
          <dd>{server}</dd>
          <dt>{t("platforms.key")}</dt>
          <dd>{keyMask || t("platforms.noKey")}</dd>
          <dt>{t("platforms.limit")}</dt>
          <dd>{most === null ? t("platforms.limitUnknown") : t("platforms.limitKbps", { kbps: most })}</dd>
        </dl>
      )}
      {most !== null && videoKbps > most ? (
        <p className={styles.trouble}>{t("platforms.overLimit", { kbps: videoKbps, most })}</p>
      ) : null}
      {lastTrouble ? <p className={styles.trouble}>{lastTrouble}</p> : null}
      {test ? <TestResult test={test} /> : null}
      {editing ? null : (
        <div className={styles.actions}>
          <Button
            icon={<FlaskConical aria-hidden="true" />}
            busy={busy && t("platforms.testing")}
            isDisabled={isLive}
            onPress={() => void run(async () => setTest((await act("destination.test", { id })) ?? null))}
          >
            {t("platforms.test")}
          </Button>
          <Button icon={<Pencil aria-hidden="true" />} isDisabled={isLive} onPress={() => setEditing(true)}>
            {t("platforms.change")}
          </Button>
          <HoldButton
            icon={<Trash2 />}
            isDisabled={isLive}
            onHeld={() => perform("destination.remove", { id })}
          >
            {t("common.remove")}
          </HoldButton>
        </div>
      )}
    </li>
  );
}
