import { Clapperboard, FileWarning, Square, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { RecordingSummary } from "../../../preload/contract";
import { act, perform, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { formatBytes, formatDate, formatDuration } from "../../app/format";
import { useNavigation } from "../../app/shell/routes";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { HoldButton } from "../../components/hold-button";
import { Screen } from "../../components/screen";
import styles from "./rehearsals.module.css";

function RehearseButton() {
  const { t } = useTranslation();
  const active = useStudio((state) => state.rehearsal.active);
  const live = useStudio((state) => state.live.status !== "idle");
  const go = useNavigation((navigation) => navigation.go);
  const { busy, run } = useBusy();
  if (active)
    return (
      <Button icon={<Square aria-hidden="true" />} onPress={() => perform("rehearsal.stop", {})}>
        {t("transport.endRehearsal")}
      </Button>
    );
  return (
    <Button
      tone="accent"
      icon={<Clapperboard aria-hidden="true" />}
      isDisabled={live}
      busy={busy && t("transport.starting")}
      onPress={() =>
        void run(async () => {
          if (await act("rehearsal.start", {})) go("onAir");
        })
      }
    >
      {t("transport.rehearse")}
    </Button>
  );
}

function Recording({ recording }: { recording: RecordingSummary }) {
  const { t } = useTranslation();
  const show = useStudio((state) => state.library.shows.find(({ id }) => id === recording.showId));
  return (
    <li className={styles.recording}>
      <div className={styles.words}>
        <strong>{recording.name}</strong>
        <span className={styles.facts}>
          {[
            formatDate(recording.startedAt),
            recording.seconds === null ? t("rehearsals.unmeasured") : formatDuration(recording.seconds),
            formatBytes(recording.bytes),
            show?.title ?? "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
        <span className={styles.path}>{recording.file}</span>
      </div>
      {recording.missing ? (
        <Badge tone="alert" icon={<FileWarning aria-hidden="true" />}>
          {t("rehearsals.missing")}
        </Badge>
      ) : null}
      <Badge>{t(`rehearsals.kind.${recording.kind}`)}</Badge>
      <HoldButton icon={<Trash2 />} onHeld={() => perform("recording.remove", { id: recording.id })}>
        {t("rehearsals.remove")}
      </HoldButton>
    </li>
  );
}

/** Recordings of rehearsals and shows, and the way into a rehearsal. */
export default function RehearsalsScreen() {
  const { t } = useTranslation();
  const recordings = useStudio((state) => state.recording.recordings);
  const total = recordings.reduce((sum, { bytes, missing }) => sum + (missing ? 0 : bytes), 0);
  return (
    <Screen
      title={t("rail.rehearsals")}
      purpose={t("rehearsals.purpose")}
      scrolls
      actions={<RehearseButton />}
    >
      {recordings.length === 0 ? (
        <Empty icon={<Clapperboard />} title={t("rehearsals.empty.title")} actions={<RehearseButton />}>
          {t("rehearsals.empty.text")}
        </Empty>
      ) : (
        <>
          <p className={styles.facts}>
            {t("rehearsals.total", { count: recordings.length, size: formatBytes(total) })}
          </p>
          <ul className={styles.list}>
            {[...recordings]
              .sort((a, b) => b.startedAt - a.startedAt)
              .map((recording) => (
                <Recording key={recording.id} recording={recording} />
              ))}
          </ul>
        </>
      )}
    </Screen>
  );
}
