import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { languageSchema } from "../../../preload/contract";
import { perform } from "../../app/actions";
import { useStudio } from "../../app/bridge";
import { Choice } from "../../components/choice";
import { SavedField } from "./saved-field";
import { Section } from "./section";
import styles from "./settings.module.css";

/** Language, village and host. */
export function GeneralSection() {
  const { t } = useTranslation();
  const { language, village, host } = useStudio((state) => state.settings);
  const readVillage = useCallback(
    (text: string) => (text.length > 60 ? t("settings.tooLong", { most: 60 }) : { village: text.trim() }),
    [t],
  );
  const readHost = useCallback(
    (text: string) => (text.length > 40 ? t("settings.tooLong", { most: 40 }) : { host: text.trim() }),
    [t],
  );
  return (
    <Section title={t("settings.general")}>
      <div className={styles.fields}>
        <Choice
          label={t("settings.language")}
          options={[
            { id: "zh-CN", name: "中文（简体）" },
            { id: "en", name: "English" },
          ]}
          value={language}
          onChange={(id) => perform("settings.set", { language: languageSchema.parse(id) })}
        />
        <SavedField
          label={t("settings.village")}
          hint={t("settings.villageHint")}
          saved={village}
          read={readVillage}
        />
        <SavedField label={t("settings.host")} hint={t("settings.hostHint")} saved={host} read={readHost} />
      </div>
    </Section>
  );
}
