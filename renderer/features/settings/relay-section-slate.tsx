import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Toggle } from "../../components/toggle";
import { PictureField } from "../cards/picture-field";
import { SavedField } from "./saved-field";
import styles from "./settings.module.css";

/** What viewers see while the picture is gone: words, a picture behind them, music. */
export function SlateSettings() {
  const { t } = useTranslation();
  const slate = useStudio((state) => state.settings.relay.slate);
  const patch = useCallback(
    (part: Partial<Settings["relay"]["slate"]>) => ({ relay: { slate: { ...slate, ...part } } }),
    [slate],
  );
  const readWords = useCallback(
    (text: string) =>
      text.length > 40 ? t("settings.tooLong", { most: 40 }) : patch({ words: text.trim() }),
    [t, patch],
  );
  return (
    <>
      <p className={styles.quiet}>{t("settings.relay.slateText")}</p>
      <div className={styles.fields}>
        <SavedField
          label={t("settings.relay.words")}
          hint={t("settings.relay.wordsHint")}
          saved={slate.words}
          read={readWords}
        />
        <PictureField
          label={t("settings.relay.picture")}
          value={slate.picture ?? ""}
          isRequired={false}
          own={[]}
          isCompact
          onChange={(reference) => perform("settings.set", patch({ picture: reference || null }))}
        />
      </div>
      <Toggle isOn={slate.music} onChange={(music) => perform("settings.set", patch({ music }))}>
        {t("settings.relay.music")}
      </Toggle>
    </>
  );
}
