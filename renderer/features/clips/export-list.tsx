import { Captions, FileText, Film, Globe, Music, Smartphone } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Exportable, ExportKind } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { formatBytes } from "../../app/format";
import { Button } from "../../components/button";
import styles from "./export.module.css";
import { ExportDamaged } from "./export-damaged";
import { PhoneExport } from "./phone-export";
import { useHindrance } from "./use-hindrance";

const kinds = ["mp4", "phone", "audio", "srt", "html", "pdf"] as const satisfies readonly ExportKind[];
const icons = { mp4: Film, phone: Smartphone, audio: Music, srt: Captions, html: Globe, pdf: FileText };

/** What can be exported: asked when the list opens and when `hindrance` changes; null until it is known. */
function useExportable(recording: string, hindrance: string | null): Exportable | null {
  const [answer, setAnswer] = useState<Exportable | null>(null);
  // Finished or repaired, a recording has another file, of which more can be made.
  const file = useStudio((state) => state.recording.recordings.find(({ id }) => id === recording)?.file);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file, or one that is done, is asked about anew
  useEffect(() => {
    let isWanted = true;
    void act("recording.exportable", { id: recording }).then((found) => {
      if (isWanted && found) setAnswer(found);
    });
    return () => {
      isWanted = false;
    };
  }, [recording, file, hindrance]);
  return answer;
}

interface ChoiceProps {
  recording: string;
  kind: ExportKind;
  exportable: Exportable | null;
  /** Why nothing can be made of the film just now, or null. */
  hindrance: string | null;
}

/** Made of the film itself, and not of what is known of it. */
const isOfFilm = (kind: ExportKind): boolean => kind === "mp4" || kind === "phone" || kind === "audio";

/** One kind of file: what it is for, and the button; or why it cannot be made. */
function Choice({ recording, kind, exportable, hindrance }: ChoiceProps) {
  const { t } = useTranslation();
  const { busy, run } = useBusy();
  const bytes = useStudio(
    (state) => state.recording.recordings.find(({ id }) => id === recording)?.bytes ?? 0,
  );
  const Icon = icons[kind];
  const refusal = exportable?.refusals[kind] ?? null;
  // What is in the way of all of them is said in one way, and before what each would say of itself.
  const hindered = isOfFilm(kind) ? hindrance : null;
  const isPossible = refusal === null && hindered === null;
  const make = (megabytes?: number) =>
    run(() =>
      act("recording.export", { id: recording, kind, ...(megabytes === undefined ? {} : { megabytes }) }),
    );
  const isDisabled = exportable === null || !isPossible;
  return (
    <li className={styles.choice}>
      <Icon aria-hidden="true" />
      <div className={styles.words}>
        <h3>{t(`exporting.kind.${kind}`)}</h3>
        {refusal && hindered === null ? (
          <>
            <strong>{refusal.message}</strong>
            <p className={styles.quiet}>{refusal.hint}</p>
          </>
        ) : (
          <p className={styles.quiet}>
            {hindered ?? t(`exporting.text.${kind}`, { size: formatBytes(bytes) })}
          </p>
        )}
        {kind === "phone" && isPossible ? (
          <PhoneExport
            fewest={exportable?.fewestMegabytes ?? null}
            isDisabled={isDisabled}
            busy={busy}
            onMake={make}
          />
        ) : null}
      </div>
      {kind === "phone" && isPossible ? null : (
        <Button
          label={t("exporting.makeOf", { what: t(`exporting.kind.${kind}`) })}
          isDisabled={isDisabled}
          busy={busy && t("exporting.beginning")}
          onPress={() => void make()}
        >
          {t("exporting.make")}
        </Button>
      )}
    </li>
  );
}

/** All kinds of files that a recording can become. */
export function ExportList({ recording }: { recording: string }) {
  const { t } = useTranslation();
  const hindrance = useHindrance(recording);
  const exportable = useExportable(recording, hindrance);
  const canRepair = useStudio(
    (state) => state.recording.recordings.find(({ id }) => id === recording)?.canRepair ?? false,
  );
  const isDamaged =
    canRepair && hindrance === null && kinds.some((kind) => isOfFilm(kind) && exportable?.refusals[kind]);
  const reason = isDamaged ? t("exporting.afterRepair") : hindrance;
  return (
    <>
      {isDamaged ? <ExportDamaged recording={recording} /> : null}
      <ul className={styles.choices}>
        {kinds.map((kind) => (
          <Choice key={kind} {...{ recording, kind, exportable }} hindrance={reason} />
        ))}
      </ul>
    </>
  );
}
