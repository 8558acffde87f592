import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";

/** Why nothing can be made of a recording now, with what to do; null where nothing is in the way. */
export function useHindrance(recording: string): string | null {
  const { t } = useTranslation();
  const found = useStudio((state) => state.recording.recordings.find(({ id }) => id === recording));
  const isRunning = useStudio(
    ({ recording: now }) => now.status !== "idle" && now.file !== null && now.file === found?.file,
  );
  if (found === undefined || found.missing) return t("clips.missing");
  return isRunning ? t("clips.running") : null;
}
