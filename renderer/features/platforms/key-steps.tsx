import { useTranslation } from "react-i18next";
import { localise, type Platform } from "../../../preload/contract";
import { useLanguage } from "../../app/i18n";
import styles from "./key-steps.module.css";

/** How to get a platform's key, or what to do in its companion, in a few lines. */
export function KeySteps({ platform }: { platform: Platform }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (platform.keySteps.length === 0) return null;
  return (
    <div className={styles.steps}>
      <h3>{t(platform.kind === "rtmp" ? "platforms.howKey" : "platforms.howCompanion")}</h3>
      <ol>
        {platform.keySteps.map((step) => (
          <li key={step["zh-CN"]}>{localise(step, language)}</li>
        ))}
      </ol>
    </div>
  );
}
