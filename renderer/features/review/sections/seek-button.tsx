import { Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatDuration } from "../../../app/format";
import { usePlayer } from "../player-context";
import styles from "./sections.module.css";

/** Takes the player to a second of the recording. `of` says to who cannot see it what is there. */
export function SeekButton({ at, of }: { at: number; of?: string }) {
  const { t } = useTranslation();
  const player = usePlayer();
  const time = formatDuration(at);
  return (
    <button
      type="button"
      className={styles.seek}
      aria-label={[t("review.improve.evidence", { time }), of].filter(Boolean).join(" ")}
      onClick={() => player.seek(at)}
    >
      <Play aria-hidden="true" />
      {time}
    </button>
  );
}
