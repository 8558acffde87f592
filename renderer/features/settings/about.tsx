import { useTranslation } from "react-i18next";
import { useStudio } from "../../app/bridge";
import { Section } from "./section";
import styles from "./settings.module.css";

/** What this is, and where help is. */
export function About() {
  const { t } = useTranslation();
  const engine = useStudio((state) => state.engine);
  return (
    <Section title={t("settings.about.title")}>
      <p>{t("settings.about.text")}</p>
      <p className={styles.quiet}>{t("settings.about.licence")}</p>
      {engine.version ? (
        <p className={styles.quiet}>{t("settings.about.engine", { version: engine.version })}</p>
      ) : null}
    </Section>
  );
}
