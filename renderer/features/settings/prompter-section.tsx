import { ExternalLink } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { bridge, useStudio } from "../../app/bridge";
import { Button } from "../../components/button";
import { LookControls } from "../prompter/look-controls";
import { SavedField, wholeNumber } from "./saved-field";
import { Section } from "./section";
import styles from "./settings.module.css";

/** The paces a script begins with, and how the prompter looks: the same controls as in its window. */
export function PrompterSection() {
  const { t } = useTranslation();
  const prompter = useStudio((state) => state.settings.prompter);
  const fields = useMemo(
    () =>
      [
        ["charactersPerMinute", 40, 600],
        ["wordsPerMinute", 40, 400],
      ] as const,
    [],
  );
  const readers = useMemo(
    () =>
      fields.map(([key, least, most]) =>
        wholeNumber(least, most, t("settings.number", { least, most }), (value) => ({
          prompter: { [key]: value },
        })),
      ),
    [fields, t],
  );
  return (
    <Section title={t("settings.prompter")}>
      <div className={styles.fields}>
        {fields.map(([key], index) => {
          const read = readers[index];
          return read ? (
            <SavedField
              key={key}
              label={t(`settings.${key}`)}
              saved={String(prompter[key])}
              read={read}
              inputMode="numeric"
            />
          ) : null;
        })}
      </div>
      <LookControls />
      <div className={styles.line}>
        <Button icon={<ExternalLink aria-hidden="true" />} onPress={() => bridge().openPrompter()}>
          {t("prompter.openWindow")}
        </Button>
      </div>
    </Section>
  );
}
