import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { SavedField, wholeNumber } from "./saved-field";
import { Section } from "./section";
import styles from "./settings.module.css";

/** Bitrates of the one stream that every platform gets. */
export function VideoSection() {
  const { t } = useTranslation();
  const video = useStudio((state) => state.settings.video);
  const isLive = useStudio((state) => state.live.status !== "idle");
  const readVideo = useMemo(
    () =>
      wholeNumber(200, 50_000, t("settings.number", { least: 200, most: 50_000 }), (videoKbps) => ({
        video: { videoKbps },
      })),
    [t],
  );
  const readAudio = useMemo(
    () =>
      wholeNumber(32, 320, t("settings.number", { least: 32, most: 320 }), (audioKbps) => ({
        video: { audioKbps },
      })),
    [t],
  );
  return (
    <Section title={t("settings.video")}>
      {isLive ? <p className={styles.later}>{t("settings.videoLater")}</p> : null}
      <div className={styles.fields}>
        <SavedField
          label={t("settings.videoKbps")}
          hint={t("settings.videoHint")}
          saved={String(video.videoKbps)}
          read={readVideo}
          inputMode="numeric"
        />
        <SavedField
          label={t("settings.audioKbps")}
          hint={t("settings.audioHint")}
          saved={String(video.audioKbps)}
          read={readAudio}
          inputMode="numeric"
        />
      </div>
    </Section>
  );
}
