import { Scissors } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isJobOver } from "../../../preload/contract";
import { act, useBusy } from "../../app/actions";
import { formatDuration } from "../../app/format";
import { Button } from "../../components/button";
import { useClips } from "./clip-store";
import styles from "./clips.module.css";
import { type ClipDraft, chosenSeconds, clipsToCut, faultOf } from "./drafts";
import { JobLine } from "./job-line";
import { useJobs } from "./use-made";

interface CutBarProps {
  recording: string;
  drafts: ClipDraft[];
  seconds: number | null;
  hindrance: string | null;
}

/** Cuts what is chosen, or says what is in the way. */
export function CutBar({ recording, drafts, seconds, hindrance }: CutBarProps) {
  const { t } = useTranslation();
  const options = useClips((clips) => clips.works[recording]?.options);
  const { busy, run } = useBusy();
  const chosen = drafts.filter(({ isChosen }) => isChosen);
  const faults = chosen.filter((draft) => faultOf(draft, seconds) !== null).length;
  const jobs = useJobs(recording, "clips");
  // What an earlier one ended with is past once another was begun.
  const current = jobs.find((job) => !isJobOver(job)) ?? jobs[0];
  async function cut() {
    if (!options) return;
    const { exact, portrait, subtitles, cover } = options;
    await act("recording.clip", {
      ...{ id: recording, clips: clipsToCut(drafts), exact, subtitles, cover },
      portrait: portrait === null ? null : { x: portrait },
    });
  }
  const said =
    hindrance ??
    (faults > 0
      ? t("clips.faults", { count: faults })
      : chosen.length === 0
        ? t("clips.chooseSome")
        : t("clips.together", { time: formatDuration(Math.round(chosenSeconds(drafts))) }));
  return (
    <div className={styles.bar}>
      {current ? <JobLine job={current} /> : null}
      {current && !isJobOver(current) ? null : (
        <div className={styles.barLine}>
          <p className={styles.quiet} role="status">
            {said}
          </p>
          <Button
            tone="accent"
            icon={<Scissors aria-hidden="true" />}
            isDisabled={hindrance !== null || chosen.length === 0 || faults > 0}
            busy={busy && t("clips.beginning")}
            onPress={() => void run(cut)}
          >
            {t("clips.cut", { count: chosen.length })}
          </Button>
        </div>
      )}
    </div>
  );
}
